package dev.hawser.examples.bank;

import module java.base;

import dev.hawser.Server;
import dev.hawser.names.Announcement;
import dev.hawser.names.Services;

/// A bank in a process of its own, announced at the hub.
public final class Branch {
  /// Runs until it is stopped.
  ///
  /// @param args the hub's address, the bank's name, and how much credit it gives
  public static void main(String... args) throws InterruptedException {
    Bank bank = new Ledger(new BigDecimal(args[2]));
    try (Services services = Services.at(args[0]);
        Server server = Server.builder().export(args[1], bank).open();
        Announcement _ = Announcement.of(server, services.names(), Bank.PREFIX)) {
      IO.println(args[1] + " is open");
      server.awaitClose();
    }
  }
}
