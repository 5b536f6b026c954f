package dev.hawser.examples.deadlock;

import dev.hawser.Server;

/// The server.
public final class TalkServer {
  private TalkServer() {}

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    try (Server server = Server.open()) {
      server.export("talker", new Chatty());
      System.out.println("open at " + server.address());
      server.awaitClose();
    }
  }
}
