package dev.hawser.examples.stocks;

import module java.base;

/// Listens to markets, and tells viewers of what they have chosen.
final class Aggregator implements Listener, Board {
  private final List<Market> markets = new CopyOnWriteArrayList<>();
  private final Audience viewers = new Audience();

  void follow(Market market) {
    markets.add(market);
    market.addListener(this);
  }

  @Override
  public Set<String> symbols() {
    Set<String> all = new TreeSet<>();
    markets.forEach(each -> all.addAll(each.symbols()));
    return all;
  }

  @Override
  public void show(Set<String> chosen, Listener viewer) {
    viewers.add(quote -> chosen.contains(quote.symbol()), viewer);
  }

  @Override
  public void hide(Listener viewer) {
    viewers.remove(viewer);
  }

  @Override
  public void hear(List<Quote> quotes) {
    viewers.tell(quotes);
  }
}
