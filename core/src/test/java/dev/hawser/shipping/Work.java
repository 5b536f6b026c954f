package dev.hawser.shipping;

import dev.hawser.call.CallContext;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Work that does not end by itself. It runs in the process of its tests, which therefore see when
/// it has begun and when it is over.
final class Work {
  private static final long PATIENCE_SECONDS = 60;

  private static volatile CountDownLatch begun = new CountDownLatch(1);
  private static volatile CountDownLatch over = new CountDownLatch(1);
  private static volatile boolean released;

  private Work() {}

  /// Forgets what was.
  static void reset() {
    released = false;
    begun = new CountDownLatch(1);
    over = new CountDownLatch(1);
  }

  static void awaitBegin() throws InterruptedException {
    begun.await();
  }

  static boolean goesOn() {
    return over.getCount() > 0;
  }

  /// Waits until it is over, for a while.
  static boolean awaitEnd() throws InterruptedException {
    return over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /// Goes on until it is interrupted.
  static long politely() {
    begun.countDown();
    long turns = 0;
    while (!Thread.currentThread().isInterrupted()) {
      turns++;
    }
    over.countDown();
    return turns;
  }

  /// Goes on whether it is interrupted or not, until {@link #release}.
  static long stubbornly() {
    begun.countDown();
    long turns = 0;
    while (!released) {
      turns++;
    }
    over.countDown();
    return turns;
  }

  /// Ends what goes on.
  static void release() {
    released = true;
  }

  /// Takes from a queue that nobody puts anything into.
  static Object taking() throws InterruptedException {
    begun.countDown();
    try {
      return CallContext.current().peer().queue("empty").take();
    } finally {
      over.countDown();
    }
  }
}
