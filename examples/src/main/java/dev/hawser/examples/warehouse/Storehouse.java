package dev.hawser.examples.warehouse;

import dev.hawser.Server;

/// The second phase: the warehouse is in a server.
public final class Storehouse {
  private Storehouse() {}

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    try (Server server = Server.open()) {
      server.export(Warehouse.NAME, new Stock());
      System.out.println("open at " + server.address());
      server.awaitClose();
    }
  }
}
