package dev.hawser.internal.security;

import dev.hawser.internal.time.Timer;
import java.util.concurrent.TimeUnit;

/// Keeps something from happening more often than so many times in a second. What was not used is
/// saved up, for one second.
public final class Rate {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Timer timer;
  private final long step;

  /// When the next one may happen.
  private long next;

  /// @param perSecond how often it may happen in a second, and at once after a second of rest
  public Rate(Timer timer, int perSecond) {
    this.timer = timer;
    this.step = SECOND / perSecond;
    this.next = timer.nanoTime() - SECOND;
  }

  /// Takes the next turn.
  ///
  /// @return how long to wait until it comes, 0 if it is here
  public synchronized long delayNanos() {
    long now = timer.nanoTime();
    if (now - next > SECOND) {
      next = now - SECOND;
    }
    next += step;
    return Math.max(0, next - now);
  }
}
