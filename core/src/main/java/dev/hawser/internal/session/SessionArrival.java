package dev.hawser.internal.session;

import dev.hawser.RefusedException;
import dev.hawser.internal.security.Visit.Claim;
import dev.hawser.internal.security.Visitor;
import dev.hawser.internal.wire.Handshake;
import dev.hawser.internal.wire.Handshake.Hello;
import dev.hawser.internal.wire.Handshake.Welcome;
import dev.hawser.security.Trust;
import java.io.IOException;

/// A connection at the server whose client wants to begin a session, or resume one.
final class SessionArrival extends Arrival {
  private static final String WRONG_SECRET =
      "the ticket's secret is wrong: it was altered or is for another server";

  private final Hello hello;

  SessionArrival(Start start, Hello hello) {
    super(start);
    this.hello = hello;
  }

  @Override
  Hello opening() {
    return hello;
  }

  /// What the client lets the server do.
  Trust granted() {
    return Grants.read(hello.trust());
  }

  /// Finds out who a newcomer is, and counts the session that begins.
  Visitor admit() throws IOException {
    try {
      Claim claim = visit().claim(hello.invitation());
      byte[] key = claim.key();
      if (key.length > 0 && !knows(key)) {
        visit().failed("a wrong secret");
        throw refusal(WRONG_SECRET);
      }
      return claim.admit();
    } catch (RefusedException e) {
      throw refusal(String.valueOf(e.getMessage()));
    }
  }

  /// Welcomes the client to a session and waits until it confirms.
  void welcome(ResumableSession session) throws IOException {
    Visitor visitor = session.visitor();
    accept(
        new Welcome(
            Handshake.VERSION,
            0,
            session.id(),
            session.token(),
            session.outbox().received(),
            session.terms(),
            visitor.identity(),
            visitor.trust().toString(),
            serverProof()));
  }
}
