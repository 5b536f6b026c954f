package dev.hawser.examples.warehouse;

import dev.hawser.Server;
import dev.hawser.names.Announcement;
import dev.hawser.names.Services;

/// The third phase: the warehouse is announced at the hub, where its visitors find it.
public final class Keeper {
  /// Runs until it is stopped.
  ///
  /// @param args the hub's address
  public static void main(String... args) throws InterruptedException {
    try (Services services = Services.at(args[0]);
        Server server = Server.builder().export(Warehouse.NAME, new Stock()).open();
        Announcement _ = Announcement.of(server, services.names(), "")) {
      IO.println("the warehouse is known at the hub");
      server.awaitClose();
    }
  }
}
