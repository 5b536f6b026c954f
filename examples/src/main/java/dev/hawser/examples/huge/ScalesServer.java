package dev.hawser.examples.huge;

import dev.hawser.Limits;
import dev.hawser.Server;

/// The scales, which take what they are told to take at most.
public final class ScalesServer implements Scales {
  private ScalesServer() {}

  /// Runs until it is stopped.
  ///
  /// @param args the most bytes of one value, or nothing
  public static void main(String... args) throws InterruptedException {
    Limits limits = Limits.defaults();
    Limits own = args.length == 0 ? limits : limits.withValueBytes(Long.parseLong(args[0]));
    try (Server server = Server.builder().limits(own).open()) {
      server.export("scales", new ScalesServer());
      System.out.println("open at " + server.address());
      server.awaitClose();
    }
  }

  @Override
  public int weigh(String text) {
    return text.length();
  }

  @Override
  public int weigh(byte[] bytes) {
    return bytes.length;
  }
}
