package dev.hawser.examples;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Stands for work that takes its time.
public final class Work {
  private Work() {}

  /// Works for so many milliseconds, unless it is interrupted.
  public static void take(int millis) throws InterruptedException {
    var _ = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
  }
}
