package dev.hawser.internal.security;

import dev.hawser.RefusedException;
import dev.hawser.spi.Connection;
import java.io.Closeable;
import java.io.IOException;

/// One connection on its way through the gate. Used by one thread.
public interface Visit extends Closeable {
  /// Makes the connection safe where it needs to be: a TLS handshake, or nothing.
  ///
  /// @return what to talk over from now on; closing it closes the connection
  /// @throws RefusedException if the newcomer expects something else here; the message is for it,
  ///   and is said in plain on the connection that arrived
  Connection secure() throws IOException;

  /// What ties a proof to this one connection: the TLS exporter's value, or empty.
  byte[] binding();

  /// What a newcomer with an invitation, or with none (""), must prove.
  ///
  /// @throws RefusedException if nobody gets in like that; the message is for the newcomer
  Claim claim(String invitation);

  /// The proof was wrong. Slows down who guesses. (A connection that merely breaks is {@link
  /// #dropped}: bad lines are not punished.)
  void failed(String what);

  /// The connection is dropped before it came to a session. Says so in the record, unless that has
  /// the reason already.
  void dropped(String why);

  /// It went away before it had said anything.
  default void left() {
    dropped("it left without a word");
  }

  /// The session that it came to has broken the protocol. Counts as a failed attempt.
  default void misbehaved(String how) {}

  /// It came to a session, to which the connection belongs from now on.
  default void done() {}

  /// The handshake is over, well or not. Unless it is {@link #done}, this closes the connection.
  @Override
  void close();

  /// Someone who may be let in.
  interface Claim {
    /// The key to prove the knowledge of; empty if the connection itself is proof enough.
    byte[] key();

    /// Lets in who has proved it.
    ///
    /// @throws RefusedException if an invitation has expired or was revoked, or the identity has
    ///   all the sessions it may have; the message is for the newcomer
    Visitor admit();
  }
}
