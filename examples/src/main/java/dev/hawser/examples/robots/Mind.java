package dev.hawser.examples.robots;

import dev.hawser.object.Oneway;
import dev.hawser.object.Remote;

/// What moves a robot, wherever it is. The game waits for no mind.
@Remote
interface Mind {
  /// The game begins.
  @Oneway
  void begin();

  /// Comes at every tick.
  @Oneway
  void see(World world, Robot own);

  /// The robot is dead.
  @Oneway
  void died(String how);

  /// The robot is the last.
  @Oneway
  void won();
}
