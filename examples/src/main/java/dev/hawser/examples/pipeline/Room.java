package dev.hawser.examples.pipeline;

import dev.hawser.object.Remote;

/// A room of a house. From each, a door leads to the next.
@Remote
interface Room {
  String name();

  /// The next room.
  ///
  /// @throws IllegalStateException if there is no door
  Room next();

  /// How many doors were gone through.
  int passages();
}
