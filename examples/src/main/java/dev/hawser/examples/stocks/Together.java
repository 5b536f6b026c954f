package dev.hawser.examples.stocks;

import module java.base;

/// The first phase: all in one thread. The next two use the same classes.
public final class Together {
  /// Some trading.
  public static void main(String... args) {
    List<Exchange> markets = markets();
    open(markets);
    for (int round = 0; round < 10; round++) {
      markets.forEach(Exchange::trade);
    }
  }

  static List<Exchange> markets() {
    return List.of(
        new Exchange("north", List.of("FISH", "WOOD"), RandomGenerator.getDefault()),
        new Exchange("south", List.of("WINE", "OIL"), RandomGenerator.getDefault()));
  }

  static void open(List<Exchange> markets) {
    Aggregator aggregator = new Aggregator();
    markets.forEach(aggregator::follow);
    aggregator.show(Set.of("FISH"), new Viewer("Anna"));
    aggregator.show(Set.of("FISH", "OIL"), new Viewer("Ben"));
  }
}
