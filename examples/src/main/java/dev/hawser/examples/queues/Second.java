package dev.hawser.examples.queues;

import module java.base;

import dev.hawser.Client;

/// The second client.
public final class Second {
  /// The whole program.
  ///
  /// @param args the server's address
  public static void main(String... args) throws InterruptedException {
    try (Client client = Client.connect(args[0])) {
      IO.println("global: " + client.globals().queue().take());
      client.globals().queue().put(Map.of("type", "respond"));
      client.globals().queue("news").put(List.of(0, 1, 2));
      client.globals().queue("arrivals").put(client.id());
    }
  }
}
