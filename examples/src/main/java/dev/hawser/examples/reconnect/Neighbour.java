package dev.hawser.examples.reconnect;

import module java.base;

import dev.hawser.names.Services;

/// Asks as {@link Pilgrim} does, but knows the way.
public final class Neighbour {
  /// Runs until it is stopped.
  ///
  /// @param args the server's address
  public static void main(String... args) throws InterruptedException {
    try (Services services = Services.builder().patience(Duration.ofSeconds(30)).open()) {
      Pilgrim.askForEver(services.proxy("hawser://" + args[0] + "/oracle", Oracle.class));
    }
  }
}
