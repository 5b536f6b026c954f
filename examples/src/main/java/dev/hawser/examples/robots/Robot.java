package dev.hawser.examples.robots;

import dev.hawser.object.Oneway;
import dev.hawser.object.Remote;

/// A robot in the game. Its mind moves it, wherever that is.
@Remote
interface Robot {
  String name();

  /// Where to go from the next tick on.
  @Oneway
  void head(Direction direction);
}
