package dev.hawser.internal.session;

import dev.hawser.Address;
import dev.hawser.Limits;
import dev.hawser.internal.security.Credential;
import dev.hawser.internal.security.Dialler;
import dev.hawser.internal.security.DirectDialler;
import dev.hawser.internal.time.Timer;
import dev.hawser.security.AdmissionLimits;
import dev.hawser.security.Trust;
import dev.hawser.spi.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A server and its clients, for tests. Closing it closes the server.
final class Sessions implements AutoCloseable {
  static final SessionOptions DEFAULTS =
      new SessionOptions(
          null,
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Limits.defaults(),
          Timer.system(),
          new SplittableRandom(1),
          Trust.nothing());

  final Recorder atServer = new Recorder();
  final Transport transport;
  final SessionOptions options;
  final AtomicInteger announced = new AtomicInteger();
  final TestDoor door = new TestDoor();
  final SessionServer server;
  final Address address;

  Sessions(Transport transport, Address address) {
    this(transport, address, DEFAULTS);
  }

  Sessions(Transport transport, Address address, SessionOptions options) {
    this(transport, address, options, AdmissionLimits.defaults());
  }

  Sessions(
      Transport transport, Address address, SessionOptions options, AdmissionLimits admission) {
    this.transport = transport;
    this.options = options;
    this.server = new SessionServer(options, admission, this::announce);
    try {
      this.address = server.listen(transport, address, door);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SessionListener announce(Session session) {
    announced.incrementAndGet();
    return atServer;
  }

  /// Another client.
  Session connect(Recorder recorder) {
    return connect(recorder, options);
  }

  Session connect(Recorder recorder, SessionOptions wanted) {
    return SessionClient.connect(
        new DirectDialler(transport, address), wanted, session -> recorder);
  }

  /// A client that finds its own way.
  Session connect(Recorder recorder, Dialler dialler) {
    return SessionClient.connect(dialler, options, session -> recorder);
  }

  /// A client with an invitation.
  Session connect(Recorder recorder, String invitation, byte[] secret) {
    return SessionClient.connect(
        new DirectDialler(transport, address, new Credential(invitation, secret)),
        options,
        session -> recorder);
  }

  /// The server's end of a client's session.
  Session atServer(Session client) {
    return Objects.requireNonNull(server.session(client.id()));
  }

  static SessionOptions named(@Nullable String name) {
    return new SessionOptions(
        name,
        DEFAULTS.heartbeat(),
        DEFAULTS.grace(),
        DEFAULTS.limits(),
        DEFAULTS.timer(),
        DEFAULTS.random(),
        DEFAULTS.trust());
  }

  static SessionOptions trusting(Trust trust) {
    return new SessionOptions(
        null,
        DEFAULTS.heartbeat(),
        DEFAULTS.grace(),
        DEFAULTS.limits(),
        DEFAULTS.timer(),
        DEFAULTS.random(),
        trust);
  }

  static SessionOptions limited(Limits limits) {
    return new SessionOptions(
        null,
        DEFAULTS.heartbeat(),
        DEFAULTS.grace(),
        limits,
        DEFAULTS.timer(),
        DEFAULTS.random(),
        DEFAULTS.trust());
  }

  static SessionOptions timed(Duration heartbeat, Duration grace, Timer timer) {
    return new SessionOptions(
        null,
        heartbeat,
        grace,
        DEFAULTS.limits(),
        timer,
        new SplittableRandom(1),
        DEFAULTS.trust());
  }

  /// Sends a request to a service and waits for the answer without a deadline.
  static byte[] ask(Session session, int service, byte[] message) throws InterruptedException {
    return Exchange.start(session, service, message, 0, message.length, true)
        .await(Long.MAX_VALUE, true);
  }

  /// Whether a service that echoes still does.
  static boolean echoes(Session session) throws InterruptedException {
    byte[] message = bytes(100, session.hashCode());
    return Arrays.equals(ask(session, Recorder.ECHO, message), message);
  }

  static byte[] bytes(int length, long seed) {
    byte[] bytes = new byte[length];
    new SplittableRandom(seed).nextBytes(bytes);
    return bytes;
  }

  @Override
  public void close() {
    server.close();
  }
}
