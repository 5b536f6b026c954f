package dev.hawser.internal.session;

import dev.hawser.internal.security.Proof;
import dev.hawser.internal.wire.Frame;
import dev.hawser.internal.wire.FrameReader;
import dev.hawser.internal.wire.Frames;
import dev.hawser.internal.wire.Handshake;
import dev.hawser.internal.wire.Handshake.Challenge;
import dev.hawser.internal.wire.Handshake.Hello;
import dev.hawser.internal.wire.Handshake.LaneHello;
import dev.hawser.internal.wire.Handshake.Response;
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
  private byte[] hello = {};
  private byte[] challenge = {};
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
    return greet(hello(0, 0, 0, name, ""));
  }

  /// Asks for a new session with an invitation; the answer should be a challenge.
  Handshake invited(String invitation) throws IOException {
    return greet(hello(0, 0, 0, "raw", invitation));
  }

  /// Asks to resume a session, and proves to know its token.
  Handshake hello(long session, Token token, int attempt, long received, String name)
      throws IOException {
    Handshake answer = greet(hello(session, attempt, received, name, ""));
    return answer instanceof Challenge ? prove(token.bytes()) : answer;
  }

  /// Asks for a lane of a session, and proves to know its token.
  Handshake lane(long session, Token token, long number) throws IOException {
    Handshake answer = greet(laneHello(session, number));
    return answer instanceof Challenge ? prove(token.bytes()) : answer;
  }

  /// What a client says first for a lane.
  static byte[] laneHello(long session, long number) throws IOException {
    return Handshake.encode(new LaneHello(1, 1, session, number, new byte[Handshake.NONCE]));
  }

  /// What a client says first.
  static byte[] hello(long session, int attempt, long received, String name, String invitation)
      throws IOException {
    byte[] nonce = new byte[Handshake.NONCE];
    return Handshake.encode(
        new Hello(1, 1, 0, session, attempt, received, TERMS, name, invitation, nonce, "nothing"));
  }

  /// Says a hello and reads the answer.
  Handshake greet(byte[] bytes) throws IOException {
    hello = bytes;
    say(hello);
    Handshake answer = Handshake.receive(connection);
    if (answer instanceof Challenge(byte[] nonce)) {
      challenge = nonce;
    }
    return answer;
  }

  /// What a proof of knowing a key would be here.
  byte[] proof(byte[] key) {
    return proof(key, hello);
  }

  /// What a proof of knowing a key would be here, had another hello been said.
  byte[] proof(byte[] key, byte[] otherHello) {
    return Proof.of(Proof.Side.CLIENT, key, new byte[0], otherHello, challenge);
  }

  /// Answers the challenge.
  Handshake prove(byte[] key) throws IOException {
    return respond(proof(key));
  }

  /// Answers the challenge with any bytes.
  Handshake respond(byte[] proof) throws IOException {
    Handshake.send(connection, new Response(proof));
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

  /// Reads until the other end has acknowledged all bytes of frames below an offset.
  ///
  /// @throws IOException if it closes the connection before that
  void awaitAck(long least) throws IOException {
    long[] acknowledged = {0};
    FrameReader frames = new FrameReader(connection, 0);
    while (acknowledged[0] < least) {
      int _ =
          frames.read((kind, _, buffer, offset, _) -> {
            if ((kind & 0x0f) == Frame.ACK) {
              acknowledged[0] = Frame.getLong(buffer, offset);
            }
          });
    }
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
