package dev.hawser.internal.time;

/// A clock and an alarm in one. All timeouts, heartbeats and back-offs use it, so a test that hands
/// in its own decides what time it is.
public interface Timer {
  /// Nanoseconds since some moment; compare only by difference.
  long nanoTime();

  /// Runs a task once, later. Tasks share a thread and must not block.
  Alarm schedule(long delayNanos, Runnable task);

  /// The real time.
  static Timer system() {
    return SystemTimer.INSTANCE;
  }

  /// A task that waits for its time.
  @FunctionalInterface
  interface Alarm {
    /// Forgets the task if it has not begun.
    void cancel();
  }
}
