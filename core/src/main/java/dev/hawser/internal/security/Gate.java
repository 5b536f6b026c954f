package dev.hawser.internal.security;

import dev.hawser.Address;
import dev.hawser.internal.time.Timer;
import dev.hawser.internal.tls.TlsServer;
import dev.hawser.security.AdmissionLimits;
import dev.hawser.security.Trust;
import dev.hawser.spi.Connection;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The doors of one server: which ways in there are, and what keeps them from being rushed.
///
/// Whoever connects over TCP counts against its address: connections, handshakes at once, failed
/// attempts. What is turned away costs no thread and no byte; and in a flood each door takes only
/// so many connections in a second, which leaves the processors to those who are in.
public final class Gate {
  private static final int ARRIVALS_PER_SECOND = 1000;
  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

  private final Options options;
  private final Headcount connections;
  private final Attempts attempts;
  private final Turns turns;
  private final Claims claims;

  /// What a gate is made of.
  ///
  /// @param tls null if no door is for the network
  /// @param invitations who may come in with a ticket
  /// @param trust what those may do of whom nothing else is said
  /// @param limits how many, how fast
  /// @param audit the record
  /// @param timer the time
  /// @param clock the date, for invitations that expire
  /// @param random chance that nobody can guess
  public record Options(
      @Nullable TlsServer tls,
      Invitations invitations,
      Trust trust,
      AdmissionLimits limits,
      Audit audit,
      Timer timer,
      InstantSource clock,
      SecureRandom random) {}

  /// How connections come in.
  enum Way {
    /// Over TLS, with a ticket or a certificate.
    GUARDED,
    /// From processes of the same user.
    LOCAL,
    /// From the process that has started this one.
    PARENT,
    /// From anybody.
    INSECURE
  }

  /// A gate for all the doors of one server.
  public Gate(Options options) {
    this.options = options;
    AdmissionLimits limits = options.limits();
    this.connections = new Headcount(limits.connections(), limits.connectionsPerAddress());
    this.attempts = new Attempts(limits, options.timer());
    this.turns = new Turns(limits);
    this.claims = new Claims(options);
  }

  /// For the network: TLS, and a ticket or a certificate.
  public Door guarded() {
    if (options.tls() == null) {
      throw new IllegalStateException("a guarded door needs TLS");
    }
    return door(Way.GUARDED);
  }

  /// For processes of the same user, which the transport makes sure of; a ticket is welcome too.
  public Door local() {
    return door(Way.LOCAL);
  }

  /// For the process that has started this one, to which its standard streams lead.
  ///
  /// @param trust what it may do
  public Door parent(Trust trust) {
    claims.parent().trust(trust);
    return door(Way.PARENT);
  }

  /// For everybody, without TLS.
  public Door insecure() {
    return door(Way.INSECURE);
  }

  private Door door(Way way) {
    Rate arrivals = new Rate(options.timer(), ARRIVALS_PER_SECOND);
    return connection -> {
      long pause = arrivals.delayNanos();
      if (pause > 0) {
        LockSupport.parkNanos(this, Math.min(pause, LONGEST_PAUSE));
      }
      return arrive(connection, way);
    };
  }

  private Visit arrive(Connection connection, Way way) throws IOException {
    String address = addressOf(connection.remote());
    if (address != null && attempts.isRefused(address)) {
      throw turnedAway(connection, "too many attempts failed from its address");
    }
    if (!connections.enter(address)) {
      throw turnedAway(
          connection,
          connections.isFull(address)
              ? "its address has all the connections it may have"
                  + " (AdmissionLimits.connectionsPerAddress)"
              : "there are as many connections as there may be (AdmissionLimits.connections)");
    }
    CountedConnection counted = new CountedConnection(connection, () -> connections.leave(address));
    return new Newcomer(this, counted, address, way);
  }

  private TurnedAway turnedAway(Connection connection, String why) {
    connection.close();
    options.audit().refused(connection.remote(), "", why);
    return new TurnedAway(why);
  }

  /// What connections are counted by, or null for those that have no address: the host, or the
  /// first 64 bits of one of IPv6, which has all that begin so.
  static @Nullable String addressOf(Address remote) {
    if (!remote.scheme().equals("tcp")) {
      return null;
    }
    String[] groups = remote.target().split(":", -1);
    return groups.length == 8
        ? String.join(":", groups[0], groups[1], groups[2], groups[3])
        : remote.target();
  }

  Options options() {
    return options;
  }

  Attempts attempts() {
    return attempts;
  }

  Turns turns() {
    return turns;
  }

  Claims claims() {
    return claims;
  }

  /// How many connections there are.
  int size() {
    return connections.size();
  }
}
