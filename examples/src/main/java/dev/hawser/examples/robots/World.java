package dev.hawser.examples.robots;

import module java.base;

/// What everybody can see. Travels as a copy.
///
/// @param tick how far the game is
/// @param size how wide and high the world is
/// @param walls what stands in the way, and hurts whoever runs into it
/// @param robots those that live
/// @param dead those that do not, where they died
record World(int tick, int size, List<Spot> walls, List<Robot> robots, List<Robot> dead) {
  /// Whether a robot could go there.
  boolean isFree(Spot spot) {
    return spot.isWithin(size)
        && !walls.contains(spot)
        && robots.stream().noneMatch(each -> each.spot().equals(spot));
  }
}
