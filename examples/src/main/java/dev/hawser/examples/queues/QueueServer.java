package dev.hawser.examples.queues;

import dev.hawser.Peer;
import dev.hawser.Server;
import java.time.Duration;

/// The server. It gives up on whoever is gone for a second.
public final class QueueServer {
  private QueueServer() {}

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    try (Server server = Server.builder().grace(Duration.ofSeconds(1)).open()) {
      System.out.println("open at " + server.address());
      answer(server.client(server.queue("arrivals", Long.class).take()));
      server.queue("arrivals").take();
      System.out.println("global: " + server.queue().take());
      System.out.println("news: " + server.queue("news").take());
      System.out.println("news: " + server.queue("news").take());
      server.awaitClose();
    }
  }

  /// The queues of one client.
  private static void answer(Peer client) throws InterruptedException {
    System.out.println("private: " + client.queue().take());
    client.queue("answers").put("No such file!");
    System.out.println("private, other: " + client.queue("other").take());
    client.queue("answers").put("OK");
  }
}
