package dev.hawser.examples.streams;

import module java.base;

import dev.hawser.Client;

/// Uses as many as it wants.
public final class Reader {
  /// The whole program.
  ///
  /// @param args the server's address
  public static void main(String... args) {
    try (Client client = Client.connect(args[0])) {
      Numbers numbers = client.lookup("numbers", Numbers.class);
      try (Stream<Integer> all = numbers.upTo(100_000)) {
        IO.println("sum: " + all.mapToLong(Integer::longValue).sum());
      }
      try (Stream<Integer> some = numbers.upTo(1_000_000_000)) {
        IO.println("first: " + some.limit(10).toList());
      }
      Iterator<Long> squares = numbers.squares();
      IO.println("squares: " + squares.next() + ", " + squares.next());
      IO.println("no more than is wanted soon: " + (numbers.made() < 100_000));
    }
  }
}
