package dev.hawser.internal.file;

import dev.hawser.Outcome;
import dev.hawser.file.Transfer;
import dev.hawser.file.TransferProgress;
import dev.hawser.file.TransferResult;
import dev.hawser.internal.operation.Failures;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;

/// A transfer as programs see it.
final class TransferFuture extends Transfer {
  private final OutgoingTransfer transfer;

  TransferFuture(OutgoingTransfer transfer) {
    this.transfer = transfer;
  }

  @Override
  public TransferProgress progress() {
    return transfer.now();
  }

  @Override
  public void pause() {
    transfer.setPaused(true);
  }

  @Override
  public void resume() {
    transfer.setPaused(false);
  }

  @Override
  public boolean cancel(boolean mayInterrupt) {
    if (completeExceptionally(new CancellationException(transfer + " was cancelled"))) {
      transfer.cancelled();
    }
    return isCancelled();
  }

  /// Waits for the result; an interrupt cancels the transfer.
  TransferResult await() {
    try {
      return get();
    } catch (ExecutionException e) {
      throw Failures.thrown(e.getCause(), transfer.toString());
    } catch (InterruptedException e) {
      cancel(true);
      throw Failures.interrupted(transfer.toString(), Outcome.MAYBE_EXECUTED);
    }
  }
}
