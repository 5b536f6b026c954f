package dev.hawser.internal.file.protocol;

import dev.hawser.FileException;
import dev.hawser.file.TransferPlan.Step;

/// Who counts what a half does. Called from many threads; never waits.
public interface Meter {
  /// Another entry; a file's content is still to be dealt with.
  void found(boolean file, long bytes);

  /// There are no further entries.
  void counted();

  /// Content was dealt with: it arrived, or was there.
  ///
  /// @param path of the file
  void dealt(String path, long bytes);

  /// A file was dealt with: stored, equal, skipped, or it failed.
  void fileDealt(String path);

  /// Bytes travelled on a lane, or on the stream, either way.
  void travelled(long bytes);

  /// A file is in place at the destination.
  ///
  /// @param digest as `TransferredFile` has it
  void stored(String path, long size, String digest);

  /// A file could not be transferred.
  void failed(FileException failure);

  /// One step of a plan.
  void planned(Step step);
}
