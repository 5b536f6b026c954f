package dev.hawser.examples.robots;

/// What can be seen of a robot. Travels as a copy.
///
/// @param strength how often it can be hurt until it is dead
/// @param words what it is saying, or nothing
record Robot(String name, Spot spot, Direction direction, int strength, String words) {
  static final int MOST_STRENGTH = 5;

  Spot ahead() {
    return direction.from(spot);
  }

  Robot at(Spot other) {
    return new Robot(name, other, direction, strength, words);
  }

  Robot heading(Direction other) {
    return new Robot(name, spot, other, strength, words);
  }

  Robot hurt() {
    return new Robot(name, spot, direction, strength - 1, words);
  }

  Robot saying(String other) {
    return new Robot(name, spot, direction, strength, other);
  }
}
