package dev.hawser.internal.session;

import dev.hawser.internal.security.Visit;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/// A session that lives at a server.
final class Resident implements Keeper {
  final ResumableSession session;

  private final SessionServer server;

  /// How its present connection came in.
  volatile Visit visit;

  /// The latest attempt to resume it; only its lock's holder may resume it.
  int attempt;

  /// Whether its client can make another connection when this one is lost.
  private final boolean replaceable;

  /// How many connections are on their way into it: at first the one that began it.
  private final AtomicInteger coming = new AtomicInteger(1);

  /// Whether the client has confirmed it, so that the rest of the server knows of it.
  boolean announced;

  Resident(
      SessionServer server, Agreement agreement, SessionArrival arrival, SessionOptions options) {
    this.server = server;
    this.visit = arrival.visit();
    this.attempt = arrival.opening().attempt();
    this.replaceable = arrival.connection().isReplaceable();
    this.session =
        new ResumableSession(agreement, false, arrival.connection().remote(), options, this);
  }

  @Override
  public void lost(IOException why) {
    // The client comes back, or the session ends in time; an only connection has no other.
    if (!replaceable) {
      session.finish("its only connection was lost: " + Outbox.describe(why));
    }
  }

  @Override
  public Prospect prospect() {
    if (coming.get() > 0) {
      return Prospect.UNDER_WAY;
    }
    return replaceable && !server.isClosed() ? Prospect.LATER : Prospect.NONE;
  }

  @Override
  public void misbehaved(String how) {
    visit.misbehaved(how);
  }

  @Override
  public void over() {
    server.over(session);
  }

  /// Whether this attempt is later than all before it.
  synchronized boolean isNew(int wanted) {
    boolean later = wanted > attempt;
    attempt = Math.max(attempt, wanted);
    return later;
  }

  /// A connection is on its way into the session.
  void comes() {
    coming.incrementAndGet();
  }

  /// It has come in, or will not.
  void came() {
    coming.decrementAndGet();
    session.outbox().look();
  }
}
