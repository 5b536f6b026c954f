package dev.hawser.examples.queues;

import module java.base;

import dev.hawser.Client;

/// The first client.
public final class First {
  /// The whole program.
  ///
  /// @param args the server's address
  public static void main(String... args) throws InterruptedException {
    try (Client client = Client.connect(args[0])) {
      client.queue().put("a note to itself");
      IO.println("took back: " + client.queue().take());
      client.queue().put("Send me a file: test.jpg");
      client.queue("other").put("Call me in 5 minutes.");
      client.globals().queue("arrivals").put(client.id());
      IO.println("answer: " + client.queue("answers").take());
      IO.println("answer: " + client.queue("answers").take());

      client.globals().queue().put(Map.of("type", "request"));
      client.globals().queue("news").put(Map.of("title", "Super man died"));
    }
  }
}
