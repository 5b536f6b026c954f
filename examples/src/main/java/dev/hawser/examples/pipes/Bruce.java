package dev.hawser.examples.pipes;

import dev.hawser.Peer;
import dev.hawser.Pipe;
import dev.hawser.Server;

/// The server: talks with each client, on that one's own thread.
public final class Bruce {
  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    Server.builder().onConnect(Bruce::talk).serve();
  }

  private static void talk(Peer client) {
    try {
      IO.println(client.pipe().receive());
      client.pipe().send("My name is Bruce.");
      IO.println(client.pipe("age").receive());
      client.pipe("age").send(25);
      Pipe<Integer> numbers = client.pipe("numbers", Integer.class);
      IO.println("sum: " + Numbers.exchange(numbers));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
