package dev.hawser.examples.stocks;

import module java.base;

import dev.hawser.Server;
import dev.hawser.names.Announcement;
import dev.hawser.names.Services;

/// The third phase, first program: a market.
public final class MarketPlace {
  /// Trades until it is stopped.
  ///
  /// @param args the hub's address, the market's name, and its symbols
  public static void main(String... args) throws InterruptedException {
    List<String> symbols = Arrays.asList(args).subList(2, args.length);
    Exchange market = new Exchange(args[1], symbols, RandomGenerator.getDefault());
    try (Services services = Services.at(args[0]);
        Server server = Server.builder().export(args[1], market).open();
        Announcement _ = Announcement.of(server, services.names(), Market.PREFIX);
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
      var _ = clock.scheduleAtFixedRate(market::trade, 0, 100, TimeUnit.MILLISECONDS);
      IO.println("the market is open");
      server.awaitClose();
    }
  }
}
