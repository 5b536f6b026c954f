package dev.hawser.examples.robots;

/// Where a robot can go.
enum Direction {
  /// Nowhere.
  NONE(0, 0),
  /// Up.
  NORTH(0, -1),
  /// To the right.
  EAST(1, 0),
  /// Down.
  SOUTH(0, 1),
  /// To the left.
  WEST(-1, 0);

  private final int dx;
  private final int dy;

  Direction(int dx, int dy) {
    this.dx = dx;
    this.dy = dy;
  }

  Spot from(Spot spot) {
    return new Spot(spot.x() + dx, spot.y() + dy);
  }
}
