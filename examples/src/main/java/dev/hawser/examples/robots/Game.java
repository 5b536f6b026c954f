package dev.hawser.examples.robots;

import dev.hawser.object.Oneway;
import dev.hawser.object.Remote;

/// Where minds sign up, and how the game and they talk. Neither waits for the other.
interface Game {
  /// Puts a robot into the game.
  ///
  /// @throws IllegalArgumentException if there is one of that name, or it is no name
  /// @throws IllegalStateException if the game has begun
  void signUp(String name, Mind mind);

  /// What moves a robot, wherever it is.
  @Remote
  interface Mind {
    @Oneway
    void begin(Controls robot);

    /// Comes at every tick.
    @Oneway
    void see(World world, Robot own, Controls robot);

    /// The robot is dead.
    @Oneway
    void died(String how);

    /// The robot is the last.
    @Oneway
    void won();
  }

  /// A robot, as its mind holds it. It is where the game is.
  @Remote
  interface Controls {
    /// Where to go from the next tick on.
    @Oneway
    void head(Step step);

    @Oneway
    void say(String words);
  }
}
