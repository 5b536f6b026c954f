package dev.hawser.internal.space.pipe;

import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.time.Timer.Alarm;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Slows down a peer whose messages cannot be decoded: it is not heard for many times as long as
/// each of them took, so that finding out costs this end only a small part of a processor.
final class Slowdown {
  private static final int FACTOR = 20;
  private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long LONGEST = TimeUnit.SECONDS.toNanos(1);

  private final Patience patience;
  private volatile boolean on;
  private volatile long until;

  Slowdown(Patience patience) {
    this.patience = patience;
  }

  /// A moment to be given to {@link #refused}.
  long now() {
    return patience.now();
  }

  /// A message was refused.
  ///
  /// @param begun when decoding it began
  void refused(long begun) {
    long now = patience.now();
    until = now + Math.clamp(FACTOR * (now - begun), SHORTEST, LONGEST);
    on = true;
  }

  /// Whether the peer is not heard at the moment.
  boolean isOn() {
    if (on && patience.left(until) <= 0) {
      on = false;
    }
    return on;
  }

  /// Waits until the peer is heard again.
  ///
  /// @return false if that takes longer
  boolean await(long nanos) throws InterruptedException {
    if (!isOn()) {
      return true;
    }
    CountDownLatch over = new CountDownLatch(1);
    Alarm alarm = patience.alarm(until, over::countDown);
    try {
      return over.await(nanos, TimeUnit.NANOSECONDS);
    } finally {
      alarm.cancel();
    }
  }
}
