package dev.hawser.harm;

import dev.hawser.harm.check.Findings;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/// What all work of one run has in common: the time, what was found, how much was done.
final class Scene {
  /// The mean pause after a piece of work, so that two processors can also keep the heart beating.
  private static final double PAUSE_NANOS = 3e6;

  private final Findings findings = new Findings();
  private final LongAdder operations = new LongAdder();
  private final long nanos;
  private long end;

  /// @param time how long work goes on
  Scene(Duration time) {
    nanos = time.toNanos();
  }

  /// Lets the time of work begin, before any work does.
  void begin() {
    end = System.nanoTime() + nanos;
  }

  Findings findings() {
    return findings;
  }

  /// Whether new work should still be begun.
  boolean goesOn() {
    return System.nanoTime() - end < 0;
  }

  /// Waits until no new work is begun.
  void awaitEnd() {
    while (goesOn()) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }

  /// Counts a finished operation.
  void did() {
    operations.increment();
  }

  /// Counts a finished operation and paces its worker.
  void did(RandomGenerator random) {
    did();
    LockSupport.parkNanos((long) (random.nextExponential() * PAUSE_NANOS));
  }

  long operations() {
    return operations.sum();
  }
}
