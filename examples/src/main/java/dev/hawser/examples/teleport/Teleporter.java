package dev.hawser.examples.teleport;

import module java.base;

import dev.hawser.Client;

/// Sends a function, and calls it there.
public final class Teleporter {
  /// The whole program.
  ///
  /// @param args the server's address
  public static void main(String... args) {
    try (Client client = Client.connect(args[0])) {
      Namespace namespace = client.lookup("namespace", Namespace.class);
      Function<Integer, Integer> square = namespace.define("square", Teleporter::square);
      IO.println("by reference: " + square.apply(2));
      IO.println("by name: " + namespace.named("square").apply(3));
      IO.println("the same: " + (namespace.named("square") == square));
    }
  }

  private static int square(int number) {
    IO.println("squaring " + number);
    return number * number;
  }
}
