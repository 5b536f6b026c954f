package dev.hawser.internal.session;

import dev.hawser.Address;
import dev.hawser.Limits;
import dev.hawser.internal.time.Timer;
import dev.hawser.spi.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
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
          new SplittableRandom(1));

  final Recorder atServer = new Recorder();
  final Transport transport;
  final SessionOptions options;
  final SessionServer server;
  final Address address;

  Sessions(Transport transport, Address address) {
    this(transport, address, DEFAULTS);
  }

  Sessions(Transport transport, Address address, SessionOptions options) {
    this.transport = transport;
    this.options = options;
    this.server = new SessionServer(options, session -> atServer);
    try {
      this.address = server.listen(transport, address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Another client.
  Session connect(Recorder recorder) {
    return connect(recorder, options);
  }

  Session connect(Recorder recorder, SessionOptions wanted) {
    return SessionClient.connect(transport, address, wanted, session -> recorder);
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
        DEFAULTS.random());
  }

  static SessionOptions limited(Limits limits) {
    return new SessionOptions(
        null, DEFAULTS.heartbeat(), DEFAULTS.grace(), limits, DEFAULTS.timer(), DEFAULTS.random());
  }

  static SessionOptions timed(Duration heartbeat, Duration grace, Timer timer) {
    return new SessionOptions(
        null, heartbeat, grace, DEFAULTS.limits(), timer, new SplittableRandom(1));
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
