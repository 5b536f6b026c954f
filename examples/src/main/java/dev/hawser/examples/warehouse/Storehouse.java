package dev.hawser.examples.warehouse;

import dev.hawser.Server;

/// The second phase: the warehouse is in a server.
public final class Storehouse {
  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    Server.builder().export(Warehouse.NAME, new Stock()).serve();
  }
}
