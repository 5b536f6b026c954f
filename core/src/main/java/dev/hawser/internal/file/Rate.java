package dev.hawser.internal.file;

import dev.hawser.internal.time.Timer;
import java.time.Duration;

/// How much was dealt with lately. Not safe for several threads.
final class Rate {
  private static final int SLOTS = 12;
  private static final long SLOT = Duration.ofMillis(250).toNanos();

  private final Timer timer;
  private final long start;
  private final long[] amounts = new long[SLOTS];

  /// The slot of the present, counted from the start.
  private long present;

  Rate(Timer timer) {
    this.timer = timer;
    this.start = timer.nanoTime();
  }

  void add(long amount) {
    moveOn();
    amounts[(int) (present % SLOTS)] += amount;
  }

  /// How much in a second, over the last three or as long as it lasts.
  long perSecond() {
    moveOn();
    long sum = 0;
    for (long amount : amounts) {
      sum += amount;
    }
    long since = timer.nanoTime() - start;
    long counted = Math.max(SLOT, Math.min(since, (SLOTS - 1) * SLOT + since % SLOT));
    return (long) (sum * 1e9 / counted);
  }

  private void moveOn() {
    long now = (timer.nanoTime() - start) / SLOT;
    if (now - present >= SLOTS) {
      present = now - SLOTS;
    }
    while (present < now) {
      present++;
      amounts[(int) (present % SLOTS)] = 0;
    }
  }
}
