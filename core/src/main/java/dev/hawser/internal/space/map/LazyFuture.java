package dev.hawser.internal.space.map;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Something that is begun when first asked for and then shared. If it fails, the next to ask
/// begins it again.
public final class LazyFuture<T> {
  private final Consumer<CompletableFuture<T>> work;
  private @Nullable CompletableFuture<T> begun;

  /// Creates one.
  ///
  /// @param work begins to complete the future; must not block
  public LazyFuture(Consumer<CompletableFuture<T>> work) {
    this.work = work;
  }

  /// The future, which nobody may cancel.
  public CompletableFuture<T> get() {
    CompletableFuture<T> future;
    synchronized (this) {
      CompletableFuture<T> earlier = begun;
      if (earlier != null && !earlier.isCompletedExceptionally()) {
        return earlier;
      }
      future = new CompletableFuture<>();
      begun = future;
    }
    work.accept(future);
    return future;
  }

  /// The result if it is there.
  public synchronized @Nullable T now() {
    CompletableFuture<T> future = begun;
    return future != null && future.isDone() && !future.isCompletedExceptionally()
        ? future.resultNow()
        : null;
  }
}
