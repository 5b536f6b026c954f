package dev.hawser.examples.queues;

import module java.base;

import dev.hawser.Client;

/// A client that waits for whatever is put into the global queue.
public final class Waiting {
  /// The whole program.
  ///
  /// @param args the server's address
  public static void main(String... args) {
    try (Client client = Client.connect(args[0])) {
      CompletableFuture<Object> item = client.globals().queue().async().take();
      client.ping(); // the server has heard of it
      IO.println("waiting");
      IO.println("got " + item.join());
    }
  }
}
