package dev.hawser.internal.security;

import dev.hawser.spi.Connection;
import java.io.IOException;

/// What stands between a listener and the sessions: decides about each connection before a byte of
/// it is read.
public interface Door {
  /// A connection has arrived. Never blocks, but when too many come, lets the next one wait a
  /// little.
  ///
  /// @throws IOException if it is turned away; the message says why, and the connection is closed
  Visit arrive(Connection connection) throws IOException;
}
