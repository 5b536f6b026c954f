package dev.hawser.examples.events;

import dev.hawser.object.Oneway;
import dev.hawser.object.Remote;

/// Tells of changes of files.
interface FileMonitor {
  /// Watches a file from now on.
  ///
  /// @param listener who is told; it need not ask
  /// @return what ends it
  Runnable watch(String file, Listener listener);

  /// Is at the client.
  @Remote
  interface Listener {
    /// A file has changed.
    ///
    /// @param before how long the file was, or -1 if there was none
    /// @param now how long it is
    @Oneway
    void changed(String file, long before, long now);
  }
}
