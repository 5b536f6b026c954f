package dev.hawser.examples.queues;

import dev.hawser.Client;
import java.util.concurrent.CompletableFuture;

/// A client that waits for whatever is put into the global queue.
public final class Waiting {
  private Waiting() {}

  /// The whole program.
  ///
  /// @param args the server's address
  public static void main(String... args) {
    try (Client client = Client.connect(args[0])) {
      CompletableFuture<Object> item = client.globals().queue().async().take();
      client.ping(); // the server has heard of it
      System.out.println("waiting");
      System.out.println("got " + item.join());
    }
  }
}
