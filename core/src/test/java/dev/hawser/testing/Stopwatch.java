package dev.hawser.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Measures how long something takes, on a machine that may have other things to do.
///
/// A thread of its own beats all the time. What a beat takes too long is time in which the machine
/// did not run whoever wanted to, so {@link #elapsed} leaves it out: what is left is what the
/// program needed, with all that it waited for.
public final class Stopwatch implements AutoCloseable {
  private static final long BEAT = Duration.ofMillis(1).toNanos();

  private final long start = System.nanoTime();
  private volatile boolean closed;

  /// When the last beat was, and what the beats took too long. Guarded by this.
  private long last = start;

  private long stalled;

  private final Thread beating = Thread.ofPlatform().daemon().name("stopwatch").start(this::beat);

  /// Measures a task.
  ///
  /// @return the {@link #elapsed} time
  public static Duration time(Runnable task) {
    try (Stopwatch watch = new Stopwatch()) {
      task.run();
      return watch.elapsed();
    }
  }

  private void beat() {
    while (!closed) {
      LockSupport.parkNanos(BEAT);
      look();
    }
  }

  private synchronized long look() {
    long now = System.nanoTime();
    stalled += Math.max(0, now - last - 2 * BEAT);
    last = now;
    return now - start - stalled;
  }

  /// The time since the start in which the machine was there for this program.
  public Duration elapsed() {
    return Duration.ofNanos(look());
  }

  /// All the time since the start.
  public Duration real() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(beating);
  }
}
