package dev.hawser.examples.robots;

/// Watches a game: a terminal or a window.
@FunctionalInterface
interface Spectator {
  void hear(String news);

  /// Comes whenever something has changed.
  default void see(World world) {}
}
