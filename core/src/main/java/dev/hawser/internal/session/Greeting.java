package dev.hawser.internal.session;

import dev.hawser.Address;
import dev.hawser.RefusedException;
import dev.hawser.internal.security.Dialled;
import dev.hawser.internal.security.Proof;
import dev.hawser.internal.wire.Handshake;
import dev.hawser.internal.wire.Handshake.Challenge;
import dev.hawser.internal.wire.Handshake.Hello;
import dev.hawser.internal.wire.Handshake.LaneHello;
import dev.hawser.internal.wire.Handshake.Refusal;
import dev.hawser.internal.wire.Handshake.Response;
import dev.hawser.internal.wire.Handshake.Welcome;
import dev.hawser.internal.wire.ProtocolException;
import dev.hawser.spi.Connection;
import java.io.IOException;

/// What a client says on a new connection until it is welcome.
///
/// @param address where the server is, for people to read
record Greeting(Dialled dialled, Address address, Hello hello) {
  /// Says hello and reads the answer. Whoever has a key is only content with a server that asked
  /// for a proof and gave its own.
  ///
  /// @param key what to prove the knowledge of, or empty
  /// @throws RefusedException if the server declines, or does not know the key
  /// @throws SessionGone if the session to be resumed is over
  Welcome say(byte[] key) throws IOException {
    Connection connection = dialled.connection();
    byte[] bytes = Handshake.encode(hello);
    connection.write(bytes, 0, bytes.length);
    Handshake answer = Handshake.receive(connection);
    Welcome welcome =
        answer instanceof Challenge(byte[] nonce)
            ? prove(key, bytes, nonce)
            : unchallenged(key, welcomed(answer));
    if (welcome.version() != Handshake.VERSION) {
      throw new ProtocolException("the server chose version " + welcome.version());
    }
    return welcome;
  }

  private Welcome prove(byte[] key, byte[] bytes, byte[] nonce) throws IOException {
    if (key.length == 0) {
      throw new RefusedException(
          "the server at " + address + " asks for a ticket: connect with one that it made");
    }
    Connection connection = dialled.connection();
    byte[] binding = dialled.binding();
    Handshake.send(
        connection, new Response(Proof.of(Proof.Side.CLIENT, key, binding, bytes, nonce)));
    Welcome welcome = welcomed(Handshake.receive(connection));
    byte[] expected = Proof.of(Proof.Side.SERVER, key, binding, bytes, nonce);
    if (!Proof.matches(expected, welcome.proof())) {
      throw new RefusedException(
          "the server at "
              + address
              + " does not know "
              + (hello.session() == 0 ? "this ticket" : "this session")
              + ": it is not the one that made it");
    }
    return welcome;
  }

  private Welcome unchallenged(byte[] key, Welcome welcome) {
    if (key.length > 0) {
      throw new RefusedException(
          "the server at "
              + address
              + " lets anybody in, so it may not be the one that was meant: it asked for no proof");
    }
    return welcome;
  }

  private static Welcome welcomed(Handshake answer) throws ProtocolException {
    return switch (answer) {
      case Welcome welcome -> welcome;
      case Refusal(boolean gone, String reason) when gone -> throw new SessionGone(reason);
      case Refusal refusal -> throw new RefusedException(refusal.reason());
      case Hello _, LaneHello _, Challenge _, Response _ ->
          throw new ProtocolException("the server says something else than welcome");
    };
  }
}
