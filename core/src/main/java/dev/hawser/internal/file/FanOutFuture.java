package dev.hawser.internal.file;

import dev.hawser.Outcome;
import dev.hawser.Peer;
import dev.hawser.file.FanOut;
import dev.hawser.file.FanOutResult;
import dev.hawser.file.Transfer;
import dev.hawser.file.TransferResult;
import dev.hawser.internal.operation.Failures;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/// The same transfer to several clients.
final class FanOutFuture extends FanOut {
  private final String what;
  private final Map<Peer, Transfer> transfers;

  private FanOutFuture(String what, Map<Peer, Transfer> transfers) {
    this.what = what;
    this.transfers = Collections.unmodifiableMap(new LinkedHashMap<>(transfers));
  }

  static FanOutFuture of(String what, Map<Peer, Transfer> transfers) {
    FanOutFuture all = new FanOutFuture(what, transfers);
    CompletableFuture<?>[] each = transfers.values().toArray(CompletableFuture<?>[]::new);
    var _ = CompletableFuture.allOf(each).whenComplete((_, _) -> all.complete(all.result()));
    return all;
  }

  private FanOutResult result() {
    Map<Peer, TransferResult> done = new HashMap<>();
    Map<Peer, RuntimeException> failed = new HashMap<>();
    transfers.forEach((client, transfer) -> {
      try {
        done.put(client, transfer.join());
      } catch (CancellationException e) {
        failed.put(client, e);
      } catch (CompletionException e) {
        failed.put(client, Failures.of(e, what));
      }
    });
    return new FanOutResult(done, failed);
  }

  @Override
  public Map<Peer, Transfer> transfers() {
    return transfers;
  }

  @Override
  public boolean cancel(boolean mayInterrupt) {
    boolean cancelled = false;
    for (Transfer transfer : transfers.values()) {
      cancelled |= transfer.cancel(mayInterrupt);
    }
    return cancelled;
  }

  /// Waits for the result; an interrupt cancels all transfers.
  FanOutResult await() {
    try {
      return get();
    } catch (ExecutionException e) {
      throw Failures.thrown(e.getCause(), what);
    } catch (InterruptedException e) {
      cancel(true);
      throw Failures.interrupted(what, Outcome.MAYBE_EXECUTED);
    }
  }
}
