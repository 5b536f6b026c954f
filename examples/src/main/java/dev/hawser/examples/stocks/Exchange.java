package dev.hawser.examples.stocks;

import module java.base;

/// A market that makes its prices up.
final class Exchange implements Market {
  private final String name;
  private final RandomGenerator random;
  private final Map<String, Double> prices = new LinkedHashMap<>();
  private final Audience audience = new Audience();

  Exchange(String name, List<String> symbols, RandomGenerator random) {
    this.name = name;
    this.random = random;
    symbols.forEach(symbol -> prices.put(symbol, random.nextDouble(20, 200)));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public synchronized List<String> symbols() {
    return List.copyOf(prices.keySet());
  }

  @Override
  public void addListener(Listener listener) {
    audience.add(_ -> true, listener);
  }

  /// Trades once: every price changes a little.
  void trade() {
    audience.tell(quotes());
  }

  private synchronized List<Quote> quotes() {
    prices.replaceAll((_, price) -> price * random.nextDouble(0.98, 1.02));
    return prices.entrySet().stream()
        .map(each -> new Quote(name, each.getKey(), each.getValue()))
        .toList();
  }
}
