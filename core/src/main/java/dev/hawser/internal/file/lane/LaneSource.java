package dev.hawser.internal.file.lane;

import dev.hawser.spi.Connection;
import java.io.IOException;

/// Where a sender gets further connections from.
public interface LaneSource {
  /// A connection beside the session's, as both ends know it.
  record Lane(long number, Connection connection) {}

  /// Opens one more lane to the receiver; waits for it, but not long.
  ///
  /// @throws IOException if there cannot be one, now or ever; the session's own stream is left
  Lane open() throws IOException, InterruptedException;

  /// Whether small messages are about in this session, for which a transfer makes way.
  boolean hasCompany();
}
