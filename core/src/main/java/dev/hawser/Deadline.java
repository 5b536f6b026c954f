package dev.hawser;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A moment by which everything a block of code asks of other peers must be done.
///
/// ```java
/// int left = Deadline.within(Duration.ofSeconds(2)).call(() -> stock.merge("bolts", -1, Integer::sum));
/// ```
///
/// Operations that pass it throw {@link DeadlineException} and are given up at the other end.
/// Blocks nest: the earliest deadline counts. A deadline belongs to the code that runs inside it,
/// including threads that inherit scoped values, and ends with the block. Instances are immutable
/// and may be shared between threads.
public final class Deadline {
  private static final ScopedValue<Deadline> CURRENT = ScopedValue.newInstance();

  private final long nanoTime;

  private Deadline(long nanoTime) {
    this.nanoTime = nanoTime;
  }

  /// A deadline so long from now, or the current one if that is earlier.
  public static Deadline within(Duration time) {
    Objects.requireNonNull(time, "time");
    long nanoTime = System.nanoTime() + Math.min(nanosOf(time), Long.MAX_VALUE / 2);
    Deadline outer = current();
    return outer != null && outer.nanoTime - nanoTime < 0 ? outer : new Deadline(nanoTime);
  }

  /// The deadline that the calling code runs under, or null.
  public static @Nullable Deadline current() {
    return CURRENT.isBound() ? CURRENT.get() : null;
  }

  /// How long is left; negative once it has passed.
  public Duration remaining() {
    return Duration.ofNanos(nanoTime - System.nanoTime());
  }

  /// Runs a task under this deadline.
  public <R extends @Nullable Object, X extends Throwable> R call(
      ScopedValue.CallableOp<? extends R, X> task) throws X {
    return ScopedValue.where(CURRENT, this).call(Objects.requireNonNull(task, "task"));
  }

  /// Runs a task under this deadline.
  public void run(Runnable task) {
    ScopedValue.where(CURRENT, this).run(Objects.requireNonNull(task, "task"));
  }

  private static long nanosOf(Duration time) {
    try {
      return time.toNanos();
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE / 2;
    }
  }
}
