package dev.hawser.examples.stocks;

import module java.base;

import dev.hawser.object.Remote;

/// Where the quotes of all markets come together.
@Remote
interface Board {
  /// Under which it is found.
  String NAME = "example.stocks.board";

  /// All symbols of all markets.
  Set<String> symbols();

  /// Tells a viewer of some symbols from now on.
  void show(Set<String> symbols, Listener viewer);

  /// Tells a viewer nothing more.
  void hide(Listener viewer);
}
