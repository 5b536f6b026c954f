package dev.hawser.internal.time;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A time that stands still unless the test lets it pass, and then never jumps: it stands still
/// with the machine, too. So a transfer at a limited rate gets no further while the test thinks,
/// however long the machine lets it wait.
public final class HeldTime implements Timer, AutoCloseable {
  private static final Duration STEP = Duration.ofMillis(5);
  private static final long PATIENCE = Duration.ofSeconds(60).toNanos();

  private final ManualTimer timer = new ManualTimer();

  /// Moments of this time are close to those of the system's, with which some are compared.
  private final long offset = System.nanoTime() - timer.nanoTime();

  private volatile boolean closed;

  /// Lets time pass until a condition holds, and then no more.
  public void passUntil(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("not in time: " + what);
      }
      step();
    }
  }

  /// Lets time pass from now on.
  public void goOn() {
    Thread.ofPlatform()
        .daemon()
        .name("held-time")
        .start(() -> {
          while (!closed) {
            step();
          }
        });
  }

  private synchronized void step() {
    LockSupport.parkNanos(STEP.toNanos());
    timer.advance(STEP);
  }

  @Override
  public long nanoTime() {
    return timer.nanoTime() + offset;
  }

  @Override
  public Alarm schedule(long delayNanos, Runnable task) {
    return timer.schedule(delayNanos, task);
  }

  @Override
  public void close() {
    closed = true;
  }
}
