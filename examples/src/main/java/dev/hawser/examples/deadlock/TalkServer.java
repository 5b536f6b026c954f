package dev.hawser.examples.deadlock;

import dev.hawser.Server;

/// The server.
public final class TalkServer {
  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    Server.builder().export("talker", new Chatty()).serve();
  }
}
