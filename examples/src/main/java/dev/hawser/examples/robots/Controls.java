package dev.hawser.examples.robots;

import dev.hawser.object.Oneway;
import dev.hawser.object.Remote;

/// A robot, as its mind holds it. It is where the game is.
@Remote
interface Controls {
  Robot robot();

  /// Where to go from the next tick on.
  @Oneway
  void head(Direction direction);

  @Oneway
  void say(String words);
}
