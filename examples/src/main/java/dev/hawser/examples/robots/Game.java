package dev.hawser.examples.robots;

/// Where minds sign up.
interface Game {
  /// Puts a robot into the game.
  ///
  /// @throws IllegalArgumentException if there is one of that name, or it is no name
  /// @throws IllegalStateException if the game has begun
  Controls signUp(String name, Mind mind);
}
