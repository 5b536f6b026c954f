package dev.hawser.internal.space.queue;

import static java.util.Objects.requireNonNull;

import dev.hawser.Delivery;
import dev.hawser.SharedQueue;
import dev.hawser.internal.operation.Async;
import dev.hawser.internal.space.queue.QueueOwner.Handover;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A queue's waiting operations, each on a virtual thread of its own. An item whose future was
/// cancelled meanwhile goes back.
record QueueAsync<T>(TypedQueue<T> queue) implements SharedQueue.Async<T> {
  @Override
  public CompletableFuture<@Nullable Void> put(T item) {
    requireNonNull(item, "item");
    return Async.of(
        name(),
        () -> {
          queue.put(item);
          return null;
        });
  }

  @Override
  public CompletableFuture<T> take() {
    return Async.completing(
        name(),
        future -> {
          Handover handover = queue.handOver();
          settle(future, handover, queue.decode(handover));
        });
  }

  @Override
  public CompletableFuture<@Nullable T> poll(Duration timeout) {
    requireNonNull(timeout, "timeout");
    return Async.completing(
        name(),
        future -> {
          Handover handover = queue.handOver(timeout);
          if (handover != null) {
            settle(future, handover, queue.decode(handover));
          } else if (future.claim()) {
            future.complete(null);
          }
        });
  }

  @Override
  public CompletableFuture<Delivery<T>> lease(Duration time) {
    requireNonNull(time, "time");
    return Async.completing(
        name(),
        future -> {
          Handover handover = queue.handOverOnLease(time);
          Delivery<T> delivery = queue.delivery(handover, queue.decode(handover));
          settle(future, handover, delivery);
        });
  }

  private static <R extends @Nullable Object> void settle(
      Async<R> future, Handover handover, R result) {
    if (future.claim()) {
      handover.accept();
      future.complete(result);
    } else {
      handover.giveBack();
    }
  }

  private String name() {
    return "operation-on-queue-" + queue.name();
  }
}
