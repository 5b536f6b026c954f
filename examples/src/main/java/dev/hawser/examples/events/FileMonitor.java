package dev.hawser.examples.events;

import module java.base;

/// Tells of changes of files.
interface FileMonitor {
  /// Watches a file from now on.
  ///
  /// @param listener is told how long the file was, which is 0 if there was none, and how long it
  ///   is; it is at the client, and need not ask
  /// @return what ends it
  Runnable watch(String file, BiConsumer<Long, Long> listener);
}
