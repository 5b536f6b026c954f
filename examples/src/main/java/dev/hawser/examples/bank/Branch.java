package dev.hawser.examples.bank;

import dev.hawser.Server;
import dev.hawser.Subscription;
import dev.hawser.names.Announcement;
import dev.hawser.names.Services;
import java.math.BigDecimal;

/// A bank in a process of its own, announced at the hub.
public final class Branch {
  private Branch() {}

  /// Runs until it is stopped.
  ///
  /// @param args the hub's address, the bank's name, and how much credit it gives
  public static void main(String... args) throws InterruptedException {
    Bank bank = new Ledger(new BigDecimal(args[2]));
    try (Services services = Services.at(args[0]);
        Server server = Server.open();
        Subscription _ = server.export(args[1], bank);
        Announcement _ = Announcement.of(server, services.names(), Bank.PREFIX)) {
      System.out.println(args[1] + " is open");
      server.awaitClose();
    }
  }
}
