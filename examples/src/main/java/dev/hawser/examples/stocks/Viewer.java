package dev.hawser.examples.stocks;

import module java.base;

/// Prints quotes.
final class Viewer implements Listener {
  private final String name;

  Viewer(String name) {
    this.name = name;
  }

  @Override
  public void hear(List<Quote> quotes) {
    quotes.forEach(quote -> IO.println(name + " sees " + quote));
  }
}
