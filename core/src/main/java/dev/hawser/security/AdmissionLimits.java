package dev.hawser.security;

import java.time.Duration;
import java.util.Objects;

/// Bounds on who may come in at once, and how fast. What somebody may use up once inside is in
/// {@link dev.hawser.Limits}.
///
/// An address is the host of a TCP connection; of an IPv6 host the first 64 bits count, because one
/// host has all the others. Unix domain sockets and other transports know no addresses.
///
/// @param connections connections at once (default 4096)
/// @param connectionsPerAddress connections at once from one address (default 512)
/// @param handshakes handshakes at once over TCP; further ones wait for their turn (default 64)
/// @param handshakesPerAddress handshakes at once from one address (default 16)
/// @param handshakeTime how long one may wait for its turn, and how long it may then take: half of
///   this while others wait for it (default 10 s)
/// @param freeAttempts failed attempts to come in after which an address waits for the answer to
///   each further one, longer each time (default 5)
/// @param mostAttempts failed attempts after which an address is turned away (default 20)
/// @param refusedFor how long it is turned away, and how long failed attempts are remembered
///   (default 10 minutes)
/// @param sessions sessions at once (default 10,000)
/// @param sessionsPerIdentity sessions at once of one identity; processes of the same user and
///   those who come in without any identity are only bound by `sessions` (default 1000)
/// @param expensivePerSecond how many requests that take long, such as clearing a large map, one
///   session may make in a second before they are delayed (default 200)
public record AdmissionLimits(
    int connections,
    int connectionsPerAddress,
    int handshakes,
    int handshakesPerAddress,
    Duration handshakeTime,
    int freeAttempts,
    int mostAttempts,
    Duration refusedFor,
    int sessions,
    int sessionsPerIdentity,
    int expensivePerSecond) {
  private static final AdmissionLimits DEFAULTS =
      new AdmissionLimits(
          4096,
          512,
          64,
          16,
          Duration.ofSeconds(10),
          5,
          20,
          Duration.ofMinutes(10),
          10_000,
          1000,
          200);

  /// Checks that every bound is positive.
  public AdmissionLimits {
    Objects.requireNonNull(handshakeTime, "handshakeTime");
    Objects.requireNonNull(refusedFor, "refusedFor");
    positive("connections", connections);
    positive("connectionsPerAddress", connectionsPerAddress);
    positive("handshakes", handshakes);
    positive("handshakesPerAddress", handshakesPerAddress);
    positive("mostAttempts", mostAttempts);
    positive("sessions", sessions);
    positive("sessionsPerIdentity", sessionsPerIdentity);
    positive("expensivePerSecond", expensivePerSecond);
    if (freeAttempts < 0) {
      throw new IllegalArgumentException("freeAttempts is not negative");
    }
    positive("handshakeTime", handshakeTime.isPositive() ? 1 : 0);
    positive("refusedFor", refusedFor.isPositive() ? 1 : 0);
  }

  private static void positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is positive");
    }
  }

  /// The defaults, fit for a small server.
  public static AdmissionLimits defaults() {
    return DEFAULTS;
  }

  /// These limits with other bounds on connections.
  public AdmissionLimits withConnections(int all, int perAddress) {
    return new AdmissionLimits(
        all,
        perAddress,
        handshakes,
        handshakesPerAddress,
        handshakeTime,
        freeAttempts,
        mostAttempts,
        refusedFor,
        sessions,
        sessionsPerIdentity,
        expensivePerSecond);
  }

  /// These limits with other bounds on handshakes.
  public AdmissionLimits withHandshakes(int all, int perAddress, Duration handshakeTime) {
    return new AdmissionLimits(
        connections,
        connectionsPerAddress,
        all,
        perAddress,
        handshakeTime,
        freeAttempts,
        mostAttempts,
        refusedFor,
        sessions,
        sessionsPerIdentity,
        expensivePerSecond);
  }

  /// These limits with other bounds on failed attempts.
  ///
  /// @param free how many an address may make before it is slowed down
  /// @param most how many it may make before it is turned away
  /// @param refusedFor how long it is turned away
  public AdmissionLimits withAttempts(int free, int most, Duration refusedFor) {
    return new AdmissionLimits(
        connections,
        connectionsPerAddress,
        handshakes,
        handshakesPerAddress,
        handshakeTime,
        free,
        most,
        refusedFor,
        sessions,
        sessionsPerIdentity,
        expensivePerSecond);
  }

  /// These limits with other bounds on sessions.
  public AdmissionLimits withSessions(int all, int perIdentity) {
    return new AdmissionLimits(
        connections,
        connectionsPerAddress,
        handshakes,
        handshakesPerAddress,
        handshakeTime,
        freeAttempts,
        mostAttempts,
        refusedFor,
        all,
        perIdentity,
        expensivePerSecond);
  }

  /// These limits with another bound on requests that take long.
  public AdmissionLimits withExpensivePerSecond(int requests) {
    return new AdmissionLimits(
        connections,
        connectionsPerAddress,
        handshakes,
        handshakesPerAddress,
        handshakeTime,
        freeAttempts,
        mostAttempts,
        refusedFor,
        sessions,
        sessionsPerIdentity,
        requests);
  }
}
