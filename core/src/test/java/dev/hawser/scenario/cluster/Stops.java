package dev.hawser.scenario.cluster;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Where a test holds up functions that run in workers of its own process: where classes are
/// present and the same, they are not shipped, and so share their statics.
final class Stops {
  private static final long PATIENCE_SECONDS = 60;

  static final AtomicInteger CALLS = new AtomicInteger();
  static final AtomicInteger INTERRUPTED = new AtomicInteger();
  private static volatile Semaphore arrived = new Semaphore(0);
  private static volatile Semaphore gate = new Semaphore(0);

  private Stops() {}

  /// Forgets what was before.
  static void reset() {
    gate.release(1_000);
    arrived = new Semaphore(0);
    gate = new Semaphore(0);
    CALLS.set(0);
    INTERRUPTED.set(0);
  }

  /// For functions: waits until the test lets one go on.
  static void stop() throws InterruptedException {
    CALLS.incrementAndGet();
    arrived.release();
    try {
      gate.acquire();
    } catch (InterruptedException e) {
      INTERRUPTED.incrementAndGet();
      throw e;
    }
  }

  /// For tests: waits until a function has stopped.
  static void awaitStopped() throws InterruptedException {
    if (!arrived.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("no function has come to the stop");
    }
  }

  /// For tests: lets functions go on.
  static void letGo(int count) {
    gate.release(count);
  }
}
