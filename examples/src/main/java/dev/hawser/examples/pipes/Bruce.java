package dev.hawser.examples.pipes;

import dev.hawser.Peer;
import dev.hawser.Pipe;
import dev.hawser.Server;

/// The server: talks with each client, on that one's own thread.
public final class Bruce {
  private Bruce() {}

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    try (Server server = Server.open()) {
      server.onConnect(Bruce::talk);
      System.out.println("open at " + server.address());
      server.awaitClose();
    }
  }

  private static void talk(Peer client) {
    try {
      System.out.println(client.pipe().receive());
      client.pipe().send("My name is Bruce.");
      System.out.println(client.pipe("age").receive());
      client.pipe("age").send(25);
      Pipe<Integer> numbers = client.pipe("numbers", Integer.class);
      System.out.println("sum: " + Numbers.exchange(numbers));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
