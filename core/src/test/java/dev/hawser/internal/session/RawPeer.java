package dev.hawser.internal.session;

import dev.hawser.internal.wire.Frame;
import dev.hawser.internal.wire.Frames;
import dev.hawser.internal.wire.Handshake;
import dev.hawser.internal.wire.Handshake.Hello;
import dev.hawser.internal.wire.Handshake.Terms;
import dev.hawser.internal.wire.Handshake.Token;
import dev.hawser.internal.wire.Handshake.Welcome;
import dev.hawser.spi.Connection;
import java.io.IOException;
import java.time.Duration;

/// A client that a test plays by hand, byte for byte.
final class RawPeer {
  static final Terms TERMS = new Terms(5_000, 30_000, 256 << 10);

  final Connection connection;
  private long sent;

  RawPeer(Sessions sessions) throws IOException {
    connection = sessions.transport.connect(sessions.address, Duration.ofSeconds(5));
  }

  /// Sends bytes as they are.
  RawPeer say(byte[] bytes) throws IOException {
    connection.write(bytes, 0, bytes.length);
    return this;
  }

  /// Asks for a new session.
  Handshake hello(String name) throws IOException {
    return hello(0, Token.NONE, 0, 0, name);
  }

  /// Asks to resume a session.
  Handshake hello(long session, Token token, int attempt, long received, String name)
      throws IOException {
    Handshake.send(
        connection,
        new Hello(1, 1, 0, session, token, attempt, received, TERMS, name, new byte[0]));
    return Handshake.receive(connection);
  }

  /// Confirms the welcome.
  RawPeer go() throws IOException {
    return say(new byte[] {Handshake.GO});
  }

  /// Begins a session.
  Welcome enter(String name) throws IOException {
    Welcome welcome = (Welcome) hello(name);
    go();
    return welcome;
  }

  /// Sends a frame at its right offset.
  RawPeer frame(int kind, int stream, byte[] payload) throws IOException {
    say(Frames.frame(kind, stream, sent, payload));
    sent += Frame.HEADER + payload.length;
    return this;
  }

  /// Goes on counting at an offset.
  RawPeer from(long offset) {
    sent = offset;
    return this;
  }

  /// Reads until the other end closes the connection.
  void awaitClose() {
    byte[] buffer = new byte[1 << 16];
    try {
      while (connection.read(buffer, 0, buffer.length) >= 0) {
        // Whatever it says.
      }
    } catch (IOException e) {
      // Closed as well.
    }
    connection.close();
  }
}
