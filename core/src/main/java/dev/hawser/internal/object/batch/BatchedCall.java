package dev.hawser.internal.object.batch;

import dev.hawser.internal.object.contract.Returns;
import dev.hawser.internal.object.invocation.Captured;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A call of a batch, and who waits for it.
record BatchedCall(Captured call, CompletableFuture<@Nullable Object> future) {
  /// Hands the result on, as the method's type wants it.
  void complete(@Nullable Object result) {
    boolean later = call.method().returns() == Returns.FUTURE;
    future.complete(later ? CompletableFuture.completedFuture(result) : result);
  }

  void fail(Throwable reason) {
    future.completeExceptionally(reason);
  }
}
