package dev.hawser.internal.session;

import dev.hawser.RefusedException;
import dev.hawser.internal.security.Dialled;
import dev.hawser.internal.security.Dialler;
import dev.hawser.internal.security.Proof;
import dev.hawser.internal.time.Timer.Alarm;
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
import java.time.Duration;

/// Makes lanes at the client: connects to the session's server once more, and proves that both ends
/// belong to the session.
///
/// @param options where time and chance come from
record LaneDialler(Dialler dialler, SessionOptions options) {
  /// How long connecting may take, and the handshake after that.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// Makes a lane.
  ///
  /// @throws IOException if there is none to be had; the message says why
  Connection dial(ResumableSession session, long number) throws IOException {
    try {
      session.lanes().check();
      Dialled dialled = dialler.dialLane(PATIENCE);
      try {
        return prepared(session, number, dialled);
      } catch (IOException | RuntimeException e) {
        dialled.connection().close();
        throw e;
      }
    } catch (IOException | RefusedException e) {
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new IOException("no lane to the server at " + dialler.address() + ": " + why, e);
    }
  }

  private Lane prepared(ResumableSession session, long number, Dialled dialled) throws IOException {
    Lane lane = session.lanes().add(number, dialled.connection());
    Alarm alarm = options.timer().schedule(PATIENCE.toNanos(), lane::close);
    try {
      shakeHands(session, number, dialled);
      return lane;
    } catch (IOException | RuntimeException e) {
      lane.close();
      throw e;
    } finally {
      alarm.cancel();
    }
  }

  /// Says what the connection is for, proves to know the session's token, and makes sure that the
  /// server knows it, too.
  private void shakeHands(ResumableSession session, long number, Dialled dialled)
      throws IOException {
    byte[] nonce = new byte[Handshake.NONCE];
    options.random().nextBytes(nonce);
    byte[] hello =
        Handshake.encode(
            new LaneHello(Handshake.OLDEST, Handshake.VERSION, session.id(), number, nonce));
    Connection connection = dialled.connection();
    connection.write(hello, 0, hello.length);
    byte[] challenge = challenge(Handshake.receive(connection));
    byte[] key = session.token().bytes();
    byte[] binding = dialled.binding();
    Handshake.send(
        connection, new Response(Proof.of(Proof.Side.CLIENT, key, binding, hello, challenge)));
    byte[] proof = proof(Handshake.receive(connection));
    if (!Proof.matches(Proof.of(Proof.Side.SERVER, key, binding, hello, challenge), proof)) {
      throw new RefusedException("it does not know the session, so it is not the one that made it");
    }
    connection.write(new byte[] {Handshake.GO}, 0, 1);
  }

  private static byte[] challenge(Handshake answer) throws ProtocolException {
    return switch (answer) {
      case Challenge(byte[] nonce) -> nonce;
      case Refusal(_, String reason) -> throw new RefusedException(reason);
      case Hello _, LaneHello _, Response _, Welcome _ ->
          throw new ProtocolException("it asked for no proof of belonging to the session");
    };
  }

  private static byte[] proof(Handshake answer) throws ProtocolException {
    return switch (answer) {
      case Response(byte[] proof) -> proof;
      case Refusal(_, String reason) -> throw new RefusedException(reason);
      case Hello _, LaneHello _, Challenge _, Welcome _ ->
          throw new ProtocolException("it gave no proof of knowing the session");
    };
  }
}
