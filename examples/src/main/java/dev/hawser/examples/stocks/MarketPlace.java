package dev.hawser.examples.stocks;

import dev.hawser.Server;
import dev.hawser.Subscription;
import dev.hawser.names.Announcement;
import dev.hawser.names.Services;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/// The third phase, first program: a market.
public final class MarketPlace {
  private MarketPlace() {}

  /// Trades until it is stopped.
  ///
  /// @param args the hub's address, the market's name, and its symbols
  public static void main(String... args) throws InterruptedException {
    List<String> symbols = Arrays.asList(args).subList(2, args.length);
    Exchange market = new Exchange(args[1], symbols, RandomGenerator.getDefault());
    try (Services services = Services.at(args[0]);
        Server server = Server.open();
        Subscription _ = server.export(args[1], market);
        Announcement _ = Announcement.of(server, services.names(), Market.PREFIX);
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
      var _ = clock.scheduleAtFixedRate(market::trade, 0, 100, TimeUnit.MILLISECONDS);
      System.out.println("the market is open");
      server.awaitClose();
    }
  }
}
