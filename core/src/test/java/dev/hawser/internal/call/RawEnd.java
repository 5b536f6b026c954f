package dev.hawser.internal.call;

import dev.hawser.DisconnectedException;
import dev.hawser.Limits;
import dev.hawser.PeerState;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.operation.Messages;
import dev.hawser.internal.operation.Service;
import dev.hawser.internal.security.DirectDialler;
import dev.hawser.internal.session.Exchange;
import dev.hawser.internal.session.Session;
import dev.hawser.internal.session.SessionClient;
import dev.hawser.internal.session.SessionListener;
import dev.hawser.internal.session.SessionOptions;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.session.StreamListener;
import dev.hawser.internal.time.Timer;
import dev.hawser.security.Trust;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;

/// A client that speaks the session's protocol and, inside it, whatever a test likes.
final class RawEnd {
  private static final Duration LONG = Duration.ofSeconds(CallLab.PATIENCE_SECONDS);

  private RawEnd() {}

  /// Answers each call with one message, and keeps what was asked.
  ///
  /// @param answer what it says; if empty, it only ends
  record Answering(byte[] answer, boolean end, Queue<byte[]> requests) {
    Answering(byte[] answer, boolean end) {
      this(answer, end, new ConcurrentLinkedQueue<>());
    }

    private StreamListener listener() {
      return new Messages(1 << 20) {
        @Override
        public void message(Stream stream, Input in) {
          requests.add(in.readBytes(in.remaining()));
          if (answer.length > 0) {
            stream.post(answer, 0, answer.length, end);
          } else {
            stream.end();
          }
        }
      };
    }
  }

  /// Connects to the server of a lab, which lists it when this returns.
  static Session connect(CallLab lab, Answering answering) {
    SessionOptions options =
        new SessionOptions(
            "mallory",
            LONG,
            LONG,
            Limits.defaults(),
            Timer.system(),
            RandomGenerator.getDefault(),
            Trust.full());
    Session made =
        SessionClient.connect(
            new DirectDialler(lab.faults.transport(), lab.server.address()),
            options,
            _ -> listener(answering));
    CallLab.until(
        "the server lists it",
        () -> lab.server.clients().stream().anyMatch(peer -> peer.id() == made.id()));
    return made;
  }

  private static SessionListener listener(Answering answering) {
    return new SessionListener() {
      @Override
      public StreamListener accept(Stream stream, int service) {
        return answering.listener();
      }

      @Override
      public void stateChanged(PeerState state) {}

      @Override
      public void ended(DisconnectedException reason) {}
    };
  }

  /// Makes a call of these bytes and brings the first message that answers it.
  static byte[] ask(Session session, byte[] request) throws InterruptedException {
    return Exchange.start(session, Service.CALL, request, 0, request.length)
        .await(System.nanoTime() + LONG.toNanos(), false);
  }
}
