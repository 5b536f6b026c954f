package dev.hawser.examples.timeouts;

/// Takes its time.
interface Slow {
  /// Waits, and then returns the number.
  int delay(int millis, int number) throws InterruptedException;

  /// Where something listens at this host that never answers.
  int frozenPort();

  /// How many calls of {@link #delay} were given up.
  int interrupted();
}
