package dev.hawser.examples.queues;

import module java.base;

import dev.hawser.Peer;
import dev.hawser.Server;

/// The server. It gives up on whoever is gone for a second.
public final class QueueServer {
  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    try (Server server = Server.builder().grace(Duration.ofSeconds(1)).open()) {
      IO.println("open at " + server.address());
      answer(server.client(server.queue("arrivals", Long.class).take()));
      server.queue("arrivals").take();
      IO.println("global: " + server.queue().take());
      IO.println("news: " + server.queue("news").take());
      IO.println("news: " + server.queue("news").take());
      server.awaitClose();
    }
  }

  /// The queues of one client.
  private static void answer(Peer client) throws InterruptedException {
    IO.println("private: " + client.queue().take());
    client.queue("answers").put("No such file!");
    IO.println("private, other: " + client.queue("other").take());
    client.queue("answers").put("OK");
  }
}
