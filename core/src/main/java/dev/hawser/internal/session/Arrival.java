package dev.hawser.internal.session;

import dev.hawser.RefusedException;
import dev.hawser.internal.security.Proof;
import dev.hawser.internal.security.Visit;
import dev.hawser.internal.security.Visit.Claim;
import dev.hawser.internal.security.Visitor;
import dev.hawser.internal.wire.Handshake;
import dev.hawser.internal.wire.Handshake.Challenge;
import dev.hawser.internal.wire.Handshake.Hello;
import dev.hawser.internal.wire.Handshake.Refusal;
import dev.hawser.internal.wire.Handshake.Response;
import dev.hawser.internal.wire.Handshake.Token;
import dev.hawser.internal.wire.Handshake.Welcome;
import dev.hawser.internal.wire.ProtocolException;
import dev.hawser.security.Trust;
import dev.hawser.spi.Connection;
import java.io.IOException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A connection at the server that has said hello, on its way into a session. Used by one thread.
final class Arrival {
  private static final byte[] NO_PROOF = {};
  private static final String WRONG_SECRET =
      "the ticket's secret is wrong: it was altered or is for another server";
  private static final String GONE = "it was restarted, or the session ended meanwhile";

  private final Visit visit;
  private final Connection connection;
  private final byte[] bytes;
  private final Hello hello;
  private final RandomGenerator random;
  private byte[] serverProof = NO_PROOF;

  private Arrival(
      Visit visit, Connection connection, byte[] bytes, Hello hello, RandomGenerator random) {
    this.visit = visit;
    this.connection = connection;
    this.bytes = bytes;
    this.hello = hello;
    this.random = random;
  }

  /// Makes a connection safe and reads its hello.
  ///
  /// @param arrived the connection as it is before
  static Arrival of(Visit visit, Connection arrived, RandomGenerator random) throws IOException {
    Connection connection = secured(visit, arrived);
    byte[] bytes = Handshake.read(connection);
    if (!(Handshake.decode(bytes) instanceof Hello hello)) {
      throw new ProtocolException("the first message is not a hello");
    }
    return new Arrival(visit, connection, bytes, hello, random);
  }

  private static Connection secured(Visit visit, Connection arrived) throws IOException {
    try {
      return visit.secure();
    } catch (RefusedException e) {
      throw refusal(arrived, false, String.valueOf(e.getMessage()));
    }
  }

  Visit visit() {
    return visit;
  }

  Hello hello() {
    return hello;
  }

  Connection connection() {
    return connection;
  }

  /// What the client lets the server do.
  Trust granted() {
    return Grants.read(hello.trust());
  }

  /// Tells the client to use another release if the two share no version.
  void checkVersion() throws IOException {
    if (hello.oldest() > Handshake.VERSION || hello.newest() < Handshake.OLDEST) {
      throw refusal(
          "this server speaks versions "
              + Handshake.OLDEST
              + " to "
              + Handshake.VERSION
              + " of the protocol, the client "
              + hello.oldest()
              + " to "
              + hello.newest()
              + ": use the same release of Hawser at both ends");
    }
  }

  // ---- proofs ----

  /// Finds out who a newcomer is, and counts the session that begins.
  Visitor admit() throws IOException {
    try {
      Claim claim = visit.claim(hello.invitation());
      byte[] key = claim.key();
      if (key.length > 0 && !knows(key)) {
        visit.failed("a wrong secret");
        throw refusal(WRONG_SECRET);
      }
      return claim.admit();
    } catch (RefusedException e) {
      throw refusal(String.valueOf(e.getMessage()));
    }
  }

  /// Makes sure that the client has begun the session it wants to resume. Whether there is such a
  /// session, it learns only if it has.
  ///
  /// @param token the session's, or null if there is no such session
  void checkToken(@Nullable Token token) throws IOException {
    Token expected = token == null ? new Token(random.nextLong(), random.nextLong()) : token;
    if (!knows(expected.bytes())) {
      if (token != null) {
        visit.failed("a wrong session token");
      }
      throw gone(GONE);
    }
  }

  /// Challenges the client to prove that it knows a key, and prepares the server's own proof.
  private boolean knows(byte[] key) throws IOException {
    byte[] nonce = new byte[Handshake.NONCE];
    random.nextBytes(nonce);
    Handshake.send(connection, new Challenge(nonce));
    if (!(Handshake.receive(connection) instanceof Response(byte[] proof))) {
      throw new ProtocolException("a challenge is answered with something else than a proof");
    }
    byte[] binding = visit.binding();
    serverProof = Proof.of(Proof.Side.SERVER, key, binding, bytes, nonce);
    return Proof.matches(Proof.of(Proof.Side.CLIENT, key, binding, bytes, nonce), proof);
  }

  // ---- the answer ----

  /// Welcomes the client to a session and waits until it confirms.
  void welcome(ResumableSession session) throws IOException {
    Visitor visitor = session.visitor();
    Handshake.send(
        connection,
        new Welcome(
            Handshake.VERSION,
            0,
            session.id(),
            session.token(),
            session.outbox().received(),
            session.terms(),
            visitor.identity(),
            visitor.trust().toString(),
            serverProof));
    if (Handshake.exactly(connection, 1)[0] != Handshake.GO) {
      throw new ProtocolException("the client did not confirm");
    }
  }

  /// Tells the client that this was in vain.
  ProtocolException refusal(String reason) throws IOException {
    return refusal(connection, false, reason);
  }

  /// Tells the client that the session it asked for does not exist any more.
  ProtocolException gone(String reason) throws IOException {
    return refusal(connection, true, reason);
  }

  private static ProtocolException refusal(Connection connection, boolean gone, String reason)
      throws IOException {
    Handshake.send(connection, new Refusal(gone, reason));
    return new ProtocolException(reason);
  }
}
