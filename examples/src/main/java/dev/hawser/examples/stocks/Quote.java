package dev.hawser.examples.stocks;

import module java.base;

/// What a share costs at a market.
record Quote(String market, String symbol, double price) {
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s: %s %.2f", market, symbol, price);
  }
}
