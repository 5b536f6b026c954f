package dev.hawser.examples.huge;

import dev.hawser.Server;

/// The scales.
public final class ScalesServer implements Scales {
  private ScalesServer() {}

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    try (Server server = Server.open()) {
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
