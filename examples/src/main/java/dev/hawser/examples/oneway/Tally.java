package dev.hawser.examples.oneway;

import dev.hawser.object.Oneway;

/// Keeps a sum.
interface Tally {
  /// Nobody waits for this, nor hears of its failure but the log.
  @Oneway
  void addLater(int number, int millis) throws InterruptedException;

  /// Begins and ends like any other call, unless its caller makes it one-way.
  void add(int number);

  int sum();
}
