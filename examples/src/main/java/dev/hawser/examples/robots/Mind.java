package dev.hawser.examples.robots;

import dev.hawser.object.Oneway;
import dev.hawser.object.Remote;

/// What moves a robot. The game waits for no mind.
@Remote
interface Mind {
  /// Comes at every tick.
  @Oneway
  void see(World world);

  /// The robot is dead.
  @Oneway
  void died(String how);

  /// The robot is the last.
  @Oneway
  void won();
}
