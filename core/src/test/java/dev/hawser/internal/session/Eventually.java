package dev.hawser.internal.session;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waits for what another thread will bring about.
final class Eventually {
  private static final long PATIENCE = Duration.ofSeconds(60).toNanos();

  private Eventually() {}

  /// Returns as soon as a condition holds.
  ///
  /// @throws AssertionError if it does not for too long
  static void holds(String what, BooleanSupplier condition) {
    long limit = System.nanoTime() + PATIENCE;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - limit > 0) {
        throw new AssertionError("not in time: " + what);
      }
      Thread.yield();
    }
  }
}
