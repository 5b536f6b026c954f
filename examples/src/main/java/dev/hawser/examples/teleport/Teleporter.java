package dev.hawser.examples.teleport;

import dev.hawser.Client;
import java.util.function.Function;

/// Sends a function, and calls it there.
public final class Teleporter {
  private Teleporter() {}

  /// The whole program.
  ///
  /// @param args the server's address
  public static void main(String... args) {
    try (Client client = Client.connect(args[0])) {
      Namespace namespace = client.lookup("namespace", Namespace.class);
      Function<Integer, Integer> square = namespace.define("square", Teleporter::square);
      System.out.println("by reference: " + square.apply(2));
      System.out.println("by name: " + namespace.named("square").apply(3));
      System.out.println("the same: " + (namespace.named("square") == square));
    }
  }

  private static int square(int number) {
    System.out.println("squaring " + number);
    return number * number;
  }
}
