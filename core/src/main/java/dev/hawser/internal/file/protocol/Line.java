package dev.hawser.internal.file.protocol;

import dev.hawser.HawserException;

/// The stream of a transfer, as its halves write to it.
public interface Line {
  /// Says something, waiting while too much that was said has not been heard. For threads of the
  /// transfer, never for those that read connections.
  ///
  /// @throws HawserException if the transfer or its session is over
  void say(Control message) throws InterruptedException;
}
