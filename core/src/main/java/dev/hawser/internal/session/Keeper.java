package dev.hawser.internal.session;

import dev.hawser.spi.Connection;
import java.io.IOException;

/// Whoever gets a session its connections. Calls must not block, but for {@link #dialLane}.
interface Keeper {
  /// What can be hoped for while there is no connection, from little to much.
  enum Prospect {
    /// There will be no other.
    NONE,

    /// Another may come.
    LATER,

    /// Another is being made, or will be in a moment.
    UNDER_WAY
  }

  /// The connection was lost.
  void lost(IOException why);

  /// What can be hoped for now. Whoever makes it less says so with {@link Outbox#look}.
  Prospect prospect();

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
