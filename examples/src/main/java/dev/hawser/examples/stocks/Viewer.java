package dev.hawser.examples.stocks;

import java.util.List;

/// Prints quotes.
final class Viewer implements Listener {
  private final String name;

  Viewer(String name) {
    this.name = name;
  }

  @Override
  public void hear(List<Quote> quotes) {
    quotes.forEach(quote -> System.out.println(name + " sees " + quote));
  }
}
