package dev.hawser.internal.session;

import dev.hawser.Address;
import dev.hawser.internal.security.Credential;
import dev.hawser.internal.security.DirectDialler;
import dev.hawser.internal.wire.Handshake;
import dev.hawser.internal.wire.Handshake.Challenge;
import dev.hawser.internal.wire.Handshake.Token;
import dev.hawser.internal.wire.Handshake.Welcome;
import dev.hawser.spi.Connection;
import dev.hawser.spi.Listener;
import dev.hawser.spi.Transport;
import java.io.IOException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/// Somebody who pretends to be a server, for one client: it challenges, and welcomes whatever the
/// answer is.
final class FakeServer {
  private final Transport transport;
  private final Address address;
  private final FutureTask<Boolean> pretending;

  FakeServer(Transport transport, Address address) throws IOException {
    this.transport = transport;
    this.address = address;
    Listener listener = transport.listen(address);
    pretending = new FutureTask<>(() -> pretend(listener));
    Thread.ofPlatform().daemon().start(pretending);
  }

  private static boolean pretend(Listener listener) throws IOException {
    try (listener;
        Connection connection = listener.accept()) {
      Handshake.receive(connection);
      Handshake.send(connection, new Challenge(new byte[Handshake.NONCE]));
      Handshake.receive(connection);
      Handshake.send(
          connection,
          new Welcome(1, 0, 1, new Token(3, 4), 0, RawPeer.TERMS, "anna", "share", new byte[32]));
      return connection.read(new byte[1], 0, 1) == 1;
    }
  }

  /// Lets a client try.
  Session invited(String invitation, byte[] secret) {
    return SessionClient.connect(
        new DirectDialler(transport, address, new Credential(invitation, secret)),
        Sessions.DEFAULTS,
        session -> new Recorder());
  }

  /// Whether the client went on after the welcome.
  boolean confirmed() throws Exception {
    return pretending.get(60, TimeUnit.SECONDS);
  }
}
