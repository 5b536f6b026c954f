package dev.hawser.internal.security;

import dev.hawser.security.Trust;
import java.util.concurrent.atomic.AtomicInteger;

/// An identity that was let in, with what it may do; one for all its sessions, so that a change
/// holds for all of them at once.
public final class Visitor {
  private final String identity;
  private final Granting granting;
  private final AtomicInteger sessions = new AtomicInteger();
  private volatile Trust trust;
  private volatile boolean unwelcome;

  /// How its owner grants it more.
  public enum Granting {
    /// With an invitation.
    INVITATION,
    /// In the server's builder: processes of the same user, everybody who has the common ticket,
    /// and everybody at an insecure server.
    SERVER_BUILDER,
    /// In the builder of the server on its standard streams: the process that has started it.
    STREAMS_BUILDER,
    /// In the client's builder: the server itself.
    CLIENT_BUILDER
  }

  /// Someone of whom the gate has made sure.
  public Visitor(String identity, Trust trust, Granting granting) {
    this.identity = identity;
    this.trust = trust;
    this.granting = granting;
  }

  /// The name under which it was let in.
  public String identity() {
    return identity;
  }

  /// What it may do now.
  public Trust trust() {
    return trust;
  }

  /// Lets it do more, or less, from now on.
  public void trust(Trust changed) {
    trust = changed;
  }

  Granting granting() {
    return granting;
  }

  /// Whether it was let in and put out again.
  public boolean isUnwelcome() {
    return unwelcome;
  }

  /// Lets it begin no further session.
  public void putOut() {
    unwelcome = true;
    trust = Trust.nothing();
  }

  /// Counts a session that begins.
  ///
  /// @return false if it has so many already
  public boolean enter(int most) {
    return sessions.getAndUpdate(count -> count < most ? count + 1 : count) < most;
  }

  /// Counts a session that is over.
  public void leave() {
    sessions.decrementAndGet();
  }

  @Override
  public String toString() {
    return identity;
  }
}
