package dev.hawser.examples.hub;

import dev.hawser.Server;

/// A server with nothing of its own, where other programs find each other: every server keeps
/// names.
public final class Hub {
  private Hub() {}

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    try (Server server = Server.open()) {
      System.out.println("open at " + server.address());
      server.awaitClose();
    }
  }
}
