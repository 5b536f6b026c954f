package dev.hawser.examples.benchmark;

import static dev.hawser.examples.benchmark.Benchmark.measure;

import dev.hawser.Client;

/// Connects again and again.
public final class Connections {
  /// The whole program.
  ///
  /// @param args the server's address, and how many connections
  public static void main(String... args) {
    int count = Integer.parseInt(args[1]);
    measure("connections", count, () -> Client.connect(args[0]).close());
    measure("connections with a new proxy and a call", count, () -> call(args[0]));
    try (Client client = Client.connect(args[0])) {
      measure("calls of one proxy", 5 * count, client.lookup("bench", Bench.class)::ping);
    }
  }

  private static void call(String address) {
    try (Client client = Client.connect(address)) {
      client.lookup("bench", Bench.class).ping();
    }
  }
}
