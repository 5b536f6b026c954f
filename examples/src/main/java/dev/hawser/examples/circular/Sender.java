package dev.hawser.examples.circular;

import module java.base;

import dev.hawser.names.Services;

/// Sends a message round.
public final class Sender {
  /// The whole program.
  ///
  /// @param args the hub's address, and the name of the first link
  public static void main(String... args) {
    try (Services services = Services.at(args[0])) {
      Chain first = services.proxy(Chain.PREFIX + args[1], Chain.class);
      first.pass(List.of()).forEach(IO::println);
    }
  }
}
