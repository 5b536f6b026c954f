package dev.hawser.benchmarks.files;

import java.nio.file.Path;

/// A way to bring one big file from one process to another.
interface BigCopy {
  /// What the other process must be told to connect, after which {@link #awaitFile} is called.
  String listen(Path destination) throws Exception;

  /// Waits until the file has arrived, however that is known, and ends.
  void awaitFile() throws Exception;

  /// Sends the file, returning when it is in place at the other end.
  void send(Path source, String where) throws Exception;
}
