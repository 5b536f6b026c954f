package dev.hawser.examples.robots;

/// What can be seen of a robot. Travels as a copy.
///
/// @param strength how often it can be hurt until it is dead
/// @param words what it is saying, or nothing
record Robot(String name, Spot spot, Step direction, int strength, String words) {
  static final int MOST_STRENGTH = 5;
}
