package dev.hawser.internal.operation;

import dev.hawser.Deadline;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A blocking operation as a future: it runs on a virtual thread, under the deadline of whoever
/// asked, and cancelling the future interrupts it.
public final class Async<T extends @Nullable Object> extends CompletableFuture<T> {
  /// An operation that completes its own future, having claimed it first.
  @FunctionalInterface
  public interface Operation<T extends @Nullable Object> {
    void run(Async<T> future) throws Exception;
  }

  private static final Duration GIVING_UP = Duration.ofSeconds(2);

  private final Operation<T> operation;
  private final AtomicBoolean decided = new AtomicBoolean();
  private final @Nullable Deadline deadline = Deadline.current();
  private @Nullable Thread thread;

  private Async(Operation<T> operation) {
    this.operation = operation;
  }

  /// Runs an operation whose result nobody misses if the future was cancelled meanwhile.
  public static <T extends @Nullable Object> CompletableFuture<T> of(
      String name, Callable<T> operation) {
    return completing(
        name,
        future -> {
          T result = operation.call();
          if (future.claim()) {
            future.complete(result);
          }
        });
  }

  /// Runs an operation that completes the future itself.
  public static <T extends @Nullable Object> CompletableFuture<T> completing(
      String name, Operation<T> operation) {
    Async<T> async = new Async<>(operation);
    Thread thread = Threads.prepare(name, async::run);
    async.thread = thread;
    thread.start();
    return async;
  }

  private void run() {
    if (deadline == null) {
      runNow();
    } else {
      deadline.run(this::runNow);
    }
  }

  private void runNow() {
    try {
      operation.run(this);
    } catch (Throwable e) {
      boolean _ = claim();
      completeExceptionally(e);
    }
  }

  /// Rules out cancelling from now on, so that what the operation got can be kept.
  ///
  /// @return false if the future was cancelled before
  public boolean claim() {
    return decided.compareAndSet(false, true);
  }

  @Override
  public boolean cancel(boolean mayInterrupt) {
    if (!decided.compareAndSet(false, true)) {
      return isCancelled();
    }
    boolean cancelled = super.cancel(mayInterrupt);
    Thread runner = thread;
    if (runner != null && runner != Thread.currentThread()) {
      runner.interrupt();
      awaitGivenUp(runner);
    }
    return cancelled;
  }

  /// Lets the operation give back what it may have got meanwhile, so that an operation after this
  /// cannot overtake that. Giving up sends without waiting, hence the bound is for users' code that
  /// does not heed the interrupt.
  private static void awaitGivenUp(Thread runner) {
    try {
      boolean _ = runner.join(GIVING_UP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Futures made from this one are ordinary ones.
  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
