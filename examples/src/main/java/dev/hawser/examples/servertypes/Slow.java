package dev.hawser.examples.servertypes;

import dev.hawser.object.Oneway;

/// Takes its time.
interface Slow {
  /// Nobody waits for this.
  @Oneway
  void delayOneway();

  /// Which thread it ran on.
  String delay() throws InterruptedException;

  /// How many delays are over.
  int count();

  /// How many were under way at the same time, at most.
  int atOnce();

  /// Forgets what it has counted.
  void reset();
}
