package dev.hawser.file;

import java.util.concurrent.CompletableFuture;

/// A transfer under way. It is a future, too: it completes with what was done, or exceptionally
/// with a {@link dev.hawser.FileException}, or another {@link dev.hawser.HawserException} if the
/// session ended.
///
/// It goes on through lost connections, as the session does. What arrived of large files by the
/// time a session ended is kept at the destination, and the same transfer in another session goes
/// on from there ({@link TransferOptions#discardingParts} is the other choice).
///
/// Safe for use by many threads.
public abstract class Transfer extends CompletableFuture<TransferResult> {
  /// For implementations within the library.
  protected Transfer() {}

  /// How far it has come.
  public abstract TransferProgress progress();

  /// Has the sending end stop until {@link #resume}. What is on its way still arrives. Does nothing
  /// to a transfer that is over.
  public abstract void pause();

  /// Goes on after {@link #pause}.
  public abstract void resume();

  /// Ends the transfer at both ends. Files that are complete stay; of those that are not, nothing
  /// stays.
  @Override
  public abstract boolean cancel(boolean mayInterrupt);

  /// A future of the ordinary kind: cancelling what depends on a transfer does not cancel it.
  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
