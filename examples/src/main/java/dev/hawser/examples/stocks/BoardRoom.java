package dev.hawser.examples.stocks;

import module java.base;

import dev.hawser.Server;
import dev.hawser.Subscription;
import dev.hawser.names.Announcement;
import dev.hawser.names.NameEntry;
import dev.hawser.names.NameFilter;
import dev.hawser.names.Services;

/// The third phase, second program: follows all markets at the hub.
public final class BoardRoom {
  /// Runs until it is stopped.
  ///
  /// @param args the hub's address
  public static void main(String... args) throws InterruptedException {
    Aggregator aggregator = new Aggregator();
    try (Services services = Services.at(args[0]);
        Server server = Server.open();
        Subscription _ = server.export(Board.NAME, aggregator)) {
      List<String> markets =
          services.names().list(NameFilter.startingWith(Market.PREFIX)).stream()
              .map(NameEntry::name)
              .toList();
      if (markets.isEmpty()) {
        throw new IllegalStateException("there is no market: start one first");
      }
      markets.forEach(name -> aggregator.follow(services.proxy(name, Market.class)));
      try (Announcement _ = Announcement.of(server, services.names(), "")) {
        IO.println("following " + markets);
        server.awaitClose();
      }
    }
  }
}
