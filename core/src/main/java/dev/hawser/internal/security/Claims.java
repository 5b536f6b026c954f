package dev.hawser.internal.security;

import dev.hawser.RefusedException;
import dev.hawser.internal.security.Invitations.Invitation;
import dev.hawser.internal.security.Visit.Claim;
import dev.hawser.internal.security.Visitor.Granting;
import dev.hawser.security.Trust;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Who gets in as whom, and by which proof.
final class Claims {
  /// The length of a session's and an invitation's secret, in bytes.
  private static final int KEY_BYTES = 16;

  private static final byte[] NO_KEY = {};

  private final Gate.Options options;
  private final Visitor local;
  private final Visitor anonymous;
  private final Visitor parent = new Visitor("parent", Trust.nothing(), Granting.STREAMS_BUILDER);

  /// Those with a certificate and without an invitation of the same name.
  private final Map<String, Visitor> certified = new ConcurrentHashMap<>();

  Claims(Gate.Options options) {
    this.options = options;
    this.local = new Visitor("local", options.trust(), Granting.SERVER_BUILDER);
    this.anonymous = new Visitor("anonymous", options.trust(), Granting.SERVER_BUILDER);
  }

  /// A process of the same user.
  Candidate local() {
    return new Candidate(local.identity(), NO_KEY, () -> local);
  }

  /// The process that has started this one.
  Candidate started() {
    return new Candidate(parent.identity(), NO_KEY, () -> parent);
  }

  /// Who that process is.
  Visitor parent() {
    return parent;
  }

  /// Whoever it is.
  Candidate anonymous() {
    return new Candidate(anonymous.identity(), NO_KEY, () -> anonymous);
  }

  /// Someone without a ticket.
  ///
  /// @param certificate what it has proved to be its own, or null
  /// @throws RefusedException if that is nothing
  Candidate certified(@Nullable X509Certificate certificate) {
    if (certificate == null) {
      throw new RefusedException(
          "this server admits nobody without a ticket: ask whoever runs it for one"
              + " (server.ticket(), or 'hawser ticket')");
    }
    String name = CommonName.of(certificate);
    if (name == null) {
      throw new RefusedException(
          "the certificate names nobody: its subject needs a common name (CN)");
    }
    return new Candidate(name, NO_KEY, () -> certified(name));
  }

  private Visitor certified(String name) {
    Invitation invitation = options.invitations().named(name);
    if (invitation != null) {
      return entered(options.invitations().visitor(invitation));
    }
    if (options.invitations().all().stream().anyMatch(each -> each.name().equals(name))) {
      throw revoked(name);
    }
    return entered(
        certified.computeIfAbsent(
            name, each -> new Visitor(each, options.trust(), Granting.INVITATION)));
  }

  /// Someone with a ticket. One that nobody knows fails at the proof, like a wrong secret.
  Candidate invited(String id) {
    Invitation invitation = options.invitations().withId(id);
    if (invitation == null) {
      byte[] unknown = new byte[KEY_BYTES];
      options.random().nextBytes(unknown);
      return new Candidate(
          "",
          unknown,
          () -> {
            throw new RefusedException("this server knows no such ticket: ask for a new one");
          });
    }
    return new Candidate(invitation.name(), invitation.secret(), () -> invited(invitation));
  }

  private Visitor invited(Invitation proved) {
    Invitation now = options.invitations().withId(proved.id());
    String name = proved.name();
    if (now == null || now.revoked()) {
      throw revoked(name);
    }
    Instant expires = now.expires();
    if (expires != null && now.hasExpired(options.clock().instant())) {
      throw new RefusedException(
          "the ticket of '"
              + name
              + "' expired on "
              + expires.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES)
              + ": ask for a new one");
    }
    return entered(options.invitations().visitor(now));
  }

  private static RefusedException revoked(String name) {
    return new RefusedException("the ticket of '" + name + "' was revoked: ask for a new one");
  }

  private Visitor entered(Visitor visitor) {
    int most = options.limits().sessionsPerIdentity();
    if (!visitor.enter(most)) {
      throw new RefusedException(
          "'"
              + visitor.identity()
              + "' has all the "
              + most
              + " sessions it may have: close one, or let the server raise"
              + " AdmissionLimits.sessionsPerIdentity");
    }
    if (visitor.isUnwelcome()) {
      visitor.leave();
      throw revoked(visitor.identity());
    }
    return visitor;
  }

  /// Lets in who has proved it.
  private interface Admission {
    Visitor admit();
  }

  /// Someone who may be let in.
  ///
  /// @param identity who it would be, or empty
  record Candidate(String identity, byte[] key, Admission admission) implements Claim {
    @Override
    public Visitor admit() {
      return admission.admit();
    }
  }
}
