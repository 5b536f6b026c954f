package dev.hawser.examples.stocks;

import module java.base;

/// The second phase: each market trades in a thread of its own.
public final class Threads {
  /// Some trading.
  public static void main(String... args) {
    List<Exchange> markets = Together.markets();
    Together.open(markets);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      markets.forEach(market -> threads.execute(() -> trade(market)));
    }
  }

  private static void trade(Exchange market) {
    for (int round = 0; round < 10; round++) {
      market.trade();
    }
  }
}
