package dev.hawser.examples.stocks;

import module java.base;

import dev.hawser.object.Remote;

/// A market.
@Remote
interface Market {
  /// How the names of all markets begin.
  String PREFIX = "example.stocks.market.";

  String name();

  List<String> symbols();

  void addListener(Listener listener);
}
