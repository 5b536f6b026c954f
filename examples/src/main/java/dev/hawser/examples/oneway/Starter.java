package dev.hawser.examples.oneway;

import dev.hawser.object.Oneway;

/// Starts things that take their time.
interface Starter {
  /// Nobody waits for this.
  @Oneway
  void start(int millis) throws InterruptedException;

  /// Nobody hears of this failure but the log.
  @Oneway
  void fail();

  /// Begins and ends like any other call, unless its caller makes it one-way.
  void add(int number);

  boolean ready();

  int sum();
}
