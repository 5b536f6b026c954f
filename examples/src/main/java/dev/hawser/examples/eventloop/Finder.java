package dev.hawser.examples.eventloop;

import module java.base;

import dev.hawser.Address;
import dev.hawser.names.Discovery;
import dev.hawser.names.Services;

/// Finds the server without having been told where it is, and has it multiply.
public final class Finder {
  /// The whole program.
  ///
  /// @param args the name of the process
  public static void main(String... args) {
    Address address =
        Discovery.find(Duration.ofSeconds(1)).stream()
            .filter(found -> found.name().equals(args[0]))
            .findFirst()
            .orElseThrow()
            .addresses()
            .getFirst();
    try (Services services = Services.at(address.toString())) {
      Multiplier multiplier = services.proxy(Multiplier.NAME, Multiplier.class);
      IO.println("5 * 11 = " + multiplier.multiply(5, 11));
      IO.println("'x' * 10 = " + multiplier.multiply("x", 10));
      for (int i = 1; i < 20; i++) {
        IO.println("2 * " + i + " = " + multiplier.multiply(2, i));
        IO.println("'@' * " + i + " = " + multiplier.multiply("@", i));
      }
    }
  }
}
