package dev.hawser.file;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How far a transfer has come.
///
/// @param state what it does at the moment
/// @param bytes the bytes of content that are dealt with: arrived, or found to be there
/// @param totalBytes the bytes of all files found so far
/// @param files the files that are dealt with
/// @param totalFiles the files found so far
/// @param counted whether the totals are final
/// @param sentBytes what really travelled
/// @param bytesPerSecond how fast bytes were dealt with lately
/// @param current the file that was dealt with last, or empty
public record TransferProgress(
    State state,
    long bytes,
    long totalBytes,
    long files,
    long totalFiles,
    boolean counted,
    long sentBytes,
    long bytesPerSecond,
    String current) {
  /// Checks that all is there.
  public TransferProgress {
    requireNonNull(state, "state");
    requireNonNull(current, "current");
  }

  /// What a transfer does.
  public enum State {
    /// It finds out what is to be done, and does it.
    RUNNING,
    /// It was paused by either end.
    PAUSED,
    /// The connection is lost; the transfer goes on when the session does.
    RECONNECTING,
    /// It is over, for better or worse.
    DONE
  }

  /// How long it will take from now on at the present rate, or null if that cannot be said.
  public @Nullable Duration timeLeft() {
    if (!counted || bytesPerSecond <= 0) {
      return null;
    }
    return Duration.ofMillis(Math.max(0, totalBytes - bytes) * 1000 / bytesPerSecond);
  }
}
