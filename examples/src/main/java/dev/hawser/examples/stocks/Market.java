package dev.hawser.examples.stocks;

import dev.hawser.object.Remote;
import java.util.List;

/// A market.
@Remote
interface Market {
  /// How the names of all markets begin.
  String PREFIX = "example.stocks.market.";

  String name();

  List<String> symbols();

  void addListener(Listener listener);
}
