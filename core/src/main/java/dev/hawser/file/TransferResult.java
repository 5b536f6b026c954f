package dev.hawser.file;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/// What a transfer did.
///
/// @param files the files that were transferred, in the order in which they were complete
/// @param equal how many files were there already
/// @param skipped how many were left out because something was in the way ({@link Conflict#SKIP})
/// @param folders how many folders were made
/// @param links how many links were made
/// @param deleted how many files, folders and links were deleted ({@link TransferOptions#mirrored})
/// @param bytes the content of the transferred files, in bytes
/// @param sentBytes how many bytes really travelled, both ways and with all that was said about
///   them
/// @param savedBytes content that did not travel because it was there: left by an earlier attempt,
///   part of an older version, or zeros
/// @param time from the start to the end
public record TransferResult(
    List<TransferredFile> files,
    long equal,
    long skipped,
    long folders,
    long links,
    long deleted,
    long bytes,
    long sentBytes,
    long savedBytes,
    Duration time) {
  /// Copies the list.
  public TransferResult {
    files = List.copyOf(requireNonNull(files, "files"));
    requireNonNull(time, "time");
  }

  /// The digest of the only file.
  ///
  /// @throws IllegalStateException if not exactly one file was transferred
  public String digest() {
    if (files.size() != 1) {
      throw new IllegalStateException(files.size() + " files were transferred: see files()");
    }
    return files.getFirst().digest();
  }
}
