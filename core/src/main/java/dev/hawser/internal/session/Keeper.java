package dev.hawser.internal.session;

import dev.hawser.spi.Connection;
import java.io.IOException;

/// Whoever gets a session its connections. Calls must not block, but for {@link #dialLane}.
interface Keeper {
  /// The connection was lost.
  void lost(IOException why);

  /// The other end broke the protocol, and the connection was cut for it.
  default void misbehaved(String how) {}

  /// Makes a connection beside the session's own, which belongs to the same session.
  ///
  /// @throws IOException if there is none to be had; the message says why
  /// @throws IllegalStateException if this end does not dial
  default Connection dialLane(ResumableSession session, long number) throws IOException {
    throw new IllegalStateException(
        session + ": only the client dials lanes, so let it dial, and take them here");
  }

  /// The session has ended.
  void over();
}
