package dev.hawser.internal.object.contract;

import java.util.concurrent.TimeUnit;

/// How long a method usually takes, learned from its calls: one that is short can run on the thread
/// that reads the connection, which saves the start of another.
///
/// A method has to earn it by being quick many times in a row. Being slow now and then, as any code
/// is on a busy machine, costs it little; holding the reader up costs it dearly. Calls on several
/// threads may lose a count here and there, which does no harm.
public final class Pace {
  private static final long QUICK_NANOS = TimeUnit.MICROSECONDS.toNanos(50);
  private static final int ENOUGH = 20;
  private static final int BEST = 3 * ENOUGH;
  private static final int SLOW = 10;
  private static final int STALLED = 10 * ENOUGH;

  private volatile int standing;

  /// Whether the next call will probably be over in no time.
  public boolean isShort() {
    return standing >= ENOUGH;
  }

  /// A call took so long.
  @SuppressWarnings("NonAtomicOperationOnVolatileField") // A lost count does no harm.
  public void took(long nanos) {
    int now = standing;
    if (nanos > QUICK_NANOS) {
      standing = now < 0 ? now : Math.max(0, now - SLOW);
    } else if (now < BEST) {
      standing = now + 1;
    }
  }

  /// A call held the reader up.
  public void stalled() {
    standing = -STALLED;
  }
}
