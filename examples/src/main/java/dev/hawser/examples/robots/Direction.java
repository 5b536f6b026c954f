package dev.hawser.examples.robots;

/// Where a robot can go.
enum Direction {
  NONE(0, 0),
  NORTH(0, -1),
  NORTHEAST(1, -1),
  EAST(1, 0),
  SOUTHEAST(1, 1),
  SOUTH(0, 1),
  SOUTHWEST(-1, 1),
  WEST(-1, 0),
  NORTHWEST(-1, -1);

  final int dx;
  final int dy;

  Direction(int dx, int dy) {
    this.dx = dx;
    this.dy = dy;
  }

  Spot from(Spot spot) {
    return new Spot(spot.x() + dx, spot.y() + dy);
  }

  /// A quarter to the right; north after none.
  Direction turned() {
    return this == NONE ? NORTH : values()[1 + (ordinal() + 1) % 8];
  }
}
