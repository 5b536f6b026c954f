package dev.hawser.internal.operation;

import dev.hawser.Deadline;
import dev.hawser.DeadlineException;
import dev.hawser.Outcome;
import dev.hawser.internal.time.Timer;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How long operations wait. Moments are on the timer's scale.
public final class Patience {
  /// The moment that never comes.
  public static final long FOREVER = Long.MAX_VALUE;

  private final Timer timer;
  private final long quickNanos;

  public Patience(Timer timer, Duration timeout) {
    this.timer = timer;
    this.quickNanos = nanos(timeout);
  }

  /// By when an operation must be done that should be quick.
  public long quick() {
    return earlier(in(quickNanos), current());
  }

  /// By when an operation must be done that may wait for others.
  public long waiting() {
    return current();
  }

  /// The earlier of a time from now and the current deadline.
  public long within(Duration time) {
    return earlier(in(nanos(time)), current());
  }

  /// Whether the current deadline, rather than the operation's own time, has passed.
  public static boolean isDeadlinePast() {
    Deadline deadline = Deadline.current();
    return deadline != null && !deadline.remaining().isPositive();
  }

  /// This moment.
  public long now() {
    return timer.nanoTime();
  }

  /// Nanoseconds until a moment, zero or less once it has passed.
  public long left(long moment) {
    return moment == FOREVER ? FOREVER : moment - timer.nanoTime();
  }

  /// Runs a task at a moment.
  public Timer.Alarm alarm(long moment, Runnable task) {
    return moment == FOREVER ? () -> {} : timer.schedule(Math.max(0, left(moment)), task);
  }

  /// A time as nanoseconds, as far as they reach.
  public static long nanos(Duration time) {
    try {
      return Math.min(time.toNanos(), Long.MAX_VALUE / 2);
    } catch (ArithmeticException e) {
      return time.isNegative() ? 0 : Long.MAX_VALUE / 2;
    }
  }

  /// Waits for an engine. A deadline or an interrupt cancels the future, which withdraws what still
  /// waits there; if it was complete by then, its result counts.
  ///
  /// @param what the operation, for messages
  /// @param givenUp what is known of an operation that was given up
  public <T extends @Nullable Object> T await(
      CompletableFuture<T> future, long moment, Supplier<String> what, Outcome givenUp)
      throws InterruptedException {
    if (future.isDone()) {
      return result(future, what, givenUp);
    }
    Timer.Alarm alarm = alarm(moment, () -> future.cancel(false));
    try {
      return result(future, what, givenUp);
    } catch (InterruptedException e) {
      if (future.cancel(false)) {
        throw e;
      }
      return resultDespite(e, future);
    } finally {
      alarm.cancel();
    }
  }

  /// The result of a future that could not be cancelled: its turn has come, so it is complete or
  /// will be in a moment, and what it brings must not be lost.
  private static <T extends @Nullable Object> T resultDespite(
      InterruptedException interruption, CompletableFuture<T> future) throws InterruptedException {
    T result;
    try {
      result = future.join();
    } catch (CancellationException | CompletionException e) {
      throw interruption;
    }
    Thread.currentThread().interrupt();
    return result;
  }

  private static <T extends @Nullable Object> T result(
      CompletableFuture<T> future, Supplier<String> what, Outcome givenUp)
      throws InterruptedException {
    try {
      return future.get();
    } catch (CancellationException e) {
      throw new DeadlineException(what.get() + " was not done by its deadline", givenUp, e);
    } catch (ExecutionException e) {
      throw Failures.thrown(e.getCause(), what.get());
    }
  }

  private long current() {
    Deadline deadline = Deadline.current();
    return deadline == null ? FOREVER : in(nanos(deadline.remaining()));
  }

  private long in(long nanos) {
    return timer.nanoTime() + nanos;
  }

  private static long earlier(long a, long b) {
    if (a == FOREVER) {
      return b;
    }
    return b == FOREVER || a - b < 0 ? a : b;
  }
}
