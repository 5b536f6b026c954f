package dev.hawser.examples.player;

import module java.base;

/// What can be done with the player from afar.
interface Player {
  /// Where it is found, on every machine.
  int PORT = 39_001;

  /// Passes on an order: `play`, `pause`, `stop`, `next`, `previous`, `song`, or `playlist` and its
  /// name.
  ///
  /// @return what is played then, and whether it is playing
  /// @throws IllegalArgumentException if the player does not know what that is
  String order(String order) throws IOException;
}
