package dev.hawser.file;

import dev.hawser.Peer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// The same transfer to several clients, under way. It is a future, too, which completes when each
/// client has everything or has failed, and never exceptionally by itself.
///
/// Safe for use by many threads.
public abstract class FanOut extends CompletableFuture<FanOutResult> {
  /// For implementations within the library.
  protected FanOut() {}

  /// The transfers, by client.
  public abstract Map<Peer, Transfer> transfers();

  /// Cancels all transfers that are not over.
  @Override
  public abstract boolean cancel(boolean mayInterrupt);

  /// A future of the ordinary kind.
  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
