package dev.hawser.file;

import static java.util.Objects.requireNonNull;

import dev.hawser.Peer;
import java.util.Map;

/// What became of a transfer to several clients.
///
/// @param done the clients that have everything
/// @param failed the others, and why
public record FanOutResult(Map<Peer, TransferResult> done, Map<Peer, RuntimeException> failed) {
  /// Copies the maps.
  public FanOutResult {
    done = Map.copyOf(requireNonNull(done, "done"));
    failed = Map.copyOf(requireNonNull(failed, "failed"));
  }

  /// Whether every client has everything.
  public boolean isComplete() {
    return failed.isEmpty();
  }
}
