package dev.hawser.internal.transport;

import java.io.Closeable;
import java.io.IOException;

/// What TCP and Unix domain sockets have in common.
final class Sockets {
  /// Connections that may wait to be accepted; hundreds of clients come back at once after a
  /// restart.
  static final int BACKLOG = 1024;

  private Sockets() {}

  /// Closes what may already be broken: there is nobody left to tell.
  static void closeQuietly(Closeable socket) {
    try {
      socket.close();
    } catch (IOException ignored) {
      // A socket that cannot be closed is as gone as one that can.
    }
  }
}
