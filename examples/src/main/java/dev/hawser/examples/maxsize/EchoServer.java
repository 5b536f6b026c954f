package dev.hawser.examples.maxsize;

import dev.hawser.Limits;
import dev.hawser.Server;

/// Takes what it is told to take at most.
public final class EchoServer {
  private EchoServer() {}

  /// Runs until it is stopped.
  ///
  /// @param args the most bytes of one value, or nothing
  public static void main(String... args) throws InterruptedException {
    Limits limits = Limits.defaults();
    Limits own = args.length == 0 ? limits : limits.withValueBytes(Long.parseLong(args[0]));
    try (Server server = Server.builder().limits(own).open()) {
      server.export("echo", (Echo) message -> message);
      System.out.println("open at " + server.address());
      server.awaitClose();
    }
  }
}
