package dev.hawser.object;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Calls that travel together, run in order, and are answered together.
///
/// ```java
/// Batch batch = client.batch();
/// CompletableFuture<Integer> sum = batch.call(calculator, c -> c.add(2, 3));
/// CompletableFuture<Integer> product = batch.call(calculator, c -> c.multiply(2, 3));
/// batch.send();
/// ```
///
/// The first call that throws ends the batch: its future fails with what it threw, those of the
/// calls after it with {@link java.util.concurrent.CancellationException}, and these are not
/// carried out. Results come as soon as they are there. What is passed is copied when the batch is
/// sent. A batch that was sent is empty again and can be filled anew. For one thread at a time.
///
/// A batch holds at most 10,000 calls, and at most {@link dev.hawser.Limits#valueBytes} in all.
public interface Batch {
  /// Adds a call.
  ///
  /// @param proxy of the peer that the batch belongs to
  /// @throws IllegalArgumentException if it is of another one
  /// @throws IllegalStateException if the batch is full
  /// @return its result, once the batch was sent
  <T, R extends @Nullable Object> CompletableFuture<R> call(T proxy, ProxyCall<T, R> call);

  /// Adds a call that returns nothing.
  <T> CompletableFuture<@Nullable Void> run(T proxy, ProxyAction<T> call);

  /// How many calls were added.
  int size();

  /// Sends the batch and waits until all its futures are complete. What calls throw is in their
  /// futures only.
  ///
  /// @throws dev.hawser.HawserException if the batch as a whole failed
  void send();

  /// As {@link #send}, without waiting. Cancelling the future gives up what is not done yet.
  CompletableFuture<@Nullable Void> sendAsync();

  /// Sends the batch as one-way calls: they run in order until one throws, which is logged there.
  /// Nobody here learns of results or waits for them; the futures are cancelled.
  void sendOneway();
}
