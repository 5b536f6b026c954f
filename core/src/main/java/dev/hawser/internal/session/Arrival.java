package dev.hawser.internal.session;

import dev.hawser.RefusedException;
import dev.hawser.internal.security.Proof;
import dev.hawser.internal.security.Visit;
import dev.hawser.internal.wire.Handshake;
import dev.hawser.internal.wire.Handshake.Challenge;
import dev.hawser.internal.wire.Handshake.Hello;
import dev.hawser.internal.wire.Handshake.LaneHello;
import dev.hawser.internal.wire.Handshake.Opening;
import dev.hawser.internal.wire.Handshake.Refusal;
import dev.hawser.internal.wire.Handshake.Response;
import dev.hawser.internal.wire.Handshake.Token;
import dev.hawser.internal.wire.Handshake.Welcome;
import dev.hawser.internal.wire.ProtocolException;
import dev.hawser.spi.Connection;
import java.io.IOException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A connection at the server that has said its first words, on its way into a session. Used by one
/// thread.
abstract sealed class Arrival permits SessionArrival, LaneArrival {
  private static final byte[] NO_PROOF = {};
  private static final String GONE = "it was restarted, or the session ended meanwhile";

  private final Start start;
  private byte[] serverProof = NO_PROOF;

  /// What there is of an arrival when its first words are read.
  ///
  /// @param bytes all bytes of the first words
  record Start(Visit visit, Connection connection, byte[] bytes, RandomGenerator random) {}

  Arrival(Start start) {
    this.start = start;
  }

  /// Makes a connection safe and reads its first words.
  ///
  /// @param arrived the connection as it is before
  static Arrival of(Visit visit, Connection arrived, RandomGenerator random) throws IOException {
    Connection connection = secured(visit, arrived);
    byte[] bytes = Handshake.readFirst(connection);
    Start start = new Start(visit, connection, bytes, random);
    return switch (Handshake.decode(bytes)) {
      case Hello hello -> new SessionArrival(start, hello);
      case LaneHello hello -> new LaneArrival(start, hello);
      case Challenge _, Response _, Welcome _, Refusal _ ->
          throw new ProtocolException("the first message is not a hello");
    };
  }

  private static Connection secured(Visit visit, Connection arrived) throws IOException {
    try {
      return visit.secure();
    } catch (RefusedException e) {
      throw refusal(arrived, false, String.valueOf(e.getMessage()));
    }
  }

  /// The client's first words.
  abstract Opening opening();

  Visit visit() {
    return start.visit;
  }

  Connection connection() {
    return start.connection;
  }

  /// Tells the client to use another release if the two share no version.
  void checkVersion() throws IOException {
    int oldest = opening().oldest();
    int newest = opening().newest();
    if (Handshake.isStrange(oldest, newest)) {
      throw refusal(
          "this server speaks versions "
              + Handshake.OLDEST
              + " to "
              + Handshake.VERSION
              + " of the protocol, the client "
              + oldest
              + " to "
              + newest
              + ": use the same release of Hawser at both ends");
    }
  }

  // ---- proofs ----

  /// Makes sure that the client has begun the session it speaks of. Whether there is such a
  /// session, it learns only if it has.
  ///
  /// @param token the session's, or null if there is no such session
  void checkToken(@Nullable Token token) throws IOException {
    RandomGenerator random = start.random;
    Token expected = token == null ? new Token(random.nextLong(), random.nextLong()) : token;
    if (!knows(expected.bytes())) {
      if (token != null) {
        visit().failed("a wrong session token");
      }
      throw gone(GONE);
    }
  }

  /// Challenges the client to prove that it knows a key, and prepares the server's own proof.
  final boolean knows(byte[] key) throws IOException {
    byte[] nonce = new byte[Handshake.NONCE];
    start.random.nextBytes(nonce);
    Handshake.send(connection(), new Challenge(nonce));
    if (!(Handshake.receive(connection()) instanceof Response(byte[] proof))) {
      throw new ProtocolException("a challenge is answered with something else than a proof");
    }
    byte[] binding = visit().binding();
    serverProof = Proof.of(Proof.Side.SERVER, key, binding, start.bytes, nonce);
    return Proof.matches(Proof.of(Proof.Side.CLIENT, key, binding, start.bytes, nonce), proof);
  }

  /// The server's own proof; empty if it did not challenge the client.
  final byte[] serverProof() {
    return serverProof;
  }

  // ---- the answer ----

  /// Says yes, and waits until the client confirms.
  final void accept(Handshake yes) throws IOException {
    Handshake.send(connection(), yes);
    if (Handshake.exactly(connection(), 1)[0] != Handshake.GO) {
      throw new ProtocolException("the client did not confirm");
    }
  }

  /// Tells the client that this was in vain.
  ProtocolException refusal(String reason) throws IOException {
    return refusal(connection(), false, reason);
  }

  /// Tells the client that the session it asked for does not exist any more.
  ProtocolException gone(String reason) throws IOException {
    return refusal(connection(), true, reason);
  }

  /// Tells the client that the session it asked for was closed, and why.
  DepartedException departed(String farewell) throws IOException {
    Handshake.send(connection(), new Refusal(true, farewell));
    return new DepartedException(farewell);
  }

  private static ProtocolException refusal(Connection connection, boolean gone, String reason)
      throws IOException {
    Handshake.send(connection, new Refusal(gone, reason));
    return new ProtocolException(reason);
  }
}
