package dev.hawser.examples.timeouts;

/// Takes its time.
interface Slow {
  /// Waits, and then returns the number.
  int delay(int millis, int number) throws InterruptedException;

  /// How many calls of {@link #delay} were given up.
  int interrupted();
}
