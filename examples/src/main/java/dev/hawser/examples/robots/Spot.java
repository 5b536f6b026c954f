package dev.hawser.examples.robots;

/// A place in the world.
record Spot(int x, int y) {
  Spot plus(Step step) {
    return new Spot(x + step.dx(), y + step.dy());
  }

  /// The first step from here to there.
  Step towards(Spot other) {
    return new Step(other.x - x, other.y - y);
  }

  /// How many steps it is from here to there.
  int distance(Spot other) {
    return Math.max(Math.abs(other.x - x), Math.abs(other.y - y));
  }

  /// Whether it is in a world of that size.
  boolean isWithin(int size) {
    return x >= 0 && y >= 0 && x < size && y < size;
  }
}
