package dev.hawser.internal.engine;

import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The future of a put or take that waits in line. Whoever completes it from outside, be it by
/// `cancel` or a timeout, withdraws it from the line first, and achieves nothing once its turn has
/// come.
final class Waiter<T extends @Nullable Object> extends CompletableFuture<T> {
  private final Predicate<Waiter<T>> withdrawal;

  /// @param withdrawal takes a waiter out of its line and says whether it still stood there
  Waiter(Predicate<Waiter<T>> withdrawal) {
    this.withdrawal = withdrawal;
  }

  /// Completes it, its turn having come.
  ///
  /// @return false if it was complete already
  boolean serve(T result) {
    return super.complete(result);
  }

  /// Fails it; it stands in no line any more.
  void fail(Throwable why) {
    super.completeExceptionally(why);
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    return (withdrawal.test(this) && super.cancel(mayInterruptIfRunning)) || isCancelled();
  }

  @Override
  public boolean complete(T value) {
    return withdrawal.test(this) && super.complete(value);
  }

  @Override
  public boolean completeExceptionally(Throwable why) {
    return withdrawal.test(this) && super.completeExceptionally(why);
  }
}
