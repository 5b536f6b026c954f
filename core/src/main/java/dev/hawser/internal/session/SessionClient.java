package dev.hawser.internal.session;

import dev.hawser.Address;
import dev.hawser.DisconnectedException;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.PeerState;
import dev.hawser.RefusedException;
import dev.hawser.internal.session.ResumableSession.Agreement;
import dev.hawser.internal.time.Timer.Alarm;
import dev.hawser.internal.wire.Handshake;
import dev.hawser.internal.wire.Handshake.Hello;
import dev.hawser.internal.wire.Handshake.Refusal;
import dev.hawser.internal.wire.Handshake.Terms;
import dev.hawser.internal.wire.Handshake.Token;
import dev.hawser.internal.wire.Handshake.Welcome;
import dev.hawser.internal.wire.ProtocolException;
import dev.hawser.spi.Connection;
import dev.hawser.spi.Transport;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The dialling end: makes a session's first connection, and another each time one is lost.
///
/// All dialling is done on platform threads of its own, because a socket that a virtual thread has
/// used is slower for good.
public final class SessionClient {
  private static final Duration DIAL_TIME = Duration.ofSeconds(5);
  private static final int FIRST_TRIES = 3;
  private static final long SHORTEST_WAIT = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(1);

  private final Transport transport;
  private final Address address;
  private final SessionOptions options;
  private final Heart heart;
  private volatile @Nullable ResumableSession session;
  private volatile boolean abandoned;
  private int attempt;
  private volatile int failures;
  private volatile long resumedAt;

  private SessionClient(Transport transport, Address address, SessionOptions options) {
    this.resumedAt = options.timer().nanoTime() - LONGEST_WAIT;
    this.transport = transport;
    this.address = address;
    this.options = options;
    this.heart = new Heart(options);
  }

  /// Connects, and keeps the session connected until it ends.
  ///
  /// @param acceptor says who hears of the session
  /// @throws DisconnectedException if nobody answers
  /// @throws RefusedException if the server declines
  public static Session connect(
      Transport transport,
      Address address,
      SessionOptions options,
      Function<Session, SessionListener> acceptor) {
    SessionClient client = new SessionClient(transport, address, options);
    FutureTask<Session> dialling = new FutureTask<>(() -> client.begin(acceptor));
    Thread.ofPlatform().daemon().name("hawser-dial").start(dialling);
    try {
      return dialling.get();
    } catch (InterruptedException e) {
      client.abandon();
      Thread.currentThread().interrupt();
      throw new DisconnectedException(
          "interrupted while connecting to " + address, Outcome.NOT_SENT, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof HawserException failure) {
        throw Failures.rethrown(failure);
      }
      throw new DisconnectedException(
          "could not connect to " + address, Outcome.NOT_SENT, e.getCause());
    }
  }

  private Session begin(Function<Session, SessionListener> acceptor) {
    IOException last = new IOException("never tried");
    for (int i = 0; i < FIRST_TRIES && !abandoned; i++) {
      Connection connection;
      try {
        connection = transport.connect(address, DIAL_TIME);
      } catch (IOException e) {
        throw unreachable(e);
      }
      try {
        return begin(connection, acceptor);
      } catch (IOException e) {
        connection.close();
        last = e;
      } catch (SessionGone e) {
        connection.close();
        throw new RefusedException(String.valueOf(e.getMessage()));
      } catch (RuntimeException e) {
        connection.close();
        throw e;
      }
    }
    throw unreachable(last);
  }

  /// Nobody waits for the session any more.
  private void abandon() {
    abandoned = true;
    ResumableSession made = session;
    if (made != null) {
      made.finish("its caller was interrupted");
    }
  }

  private DisconnectedException unreachable(IOException e) {
    return new DisconnectedException(
        "no server answers at " + address + ": " + Outbox.describe(e) + ". Is it running there?",
        Outcome.NOT_SENT,
        e);
  }

  private Session begin(Connection connection, Function<Session, SessionListener> acceptor)
      throws IOException {
    Terms ours = options.terms();
    Welcome welcome = greet(connection, 0, Token.NONE, 0);
    String name = options.name() == null ? "client-" + welcome.session() : options.name();
    ResumableSession made =
        new ResumableSession(
            new Agreement(welcome.session(), welcome.token(), name, ours, welcome.terms()),
            true,
            address,
            options,
            this::redial,
            this::over);
    session = made;
    if (abandoned) {
      throw new IOException("nobody waits for the session any more");
    }
    made.listen(acceptor.apply(made));
    heart.add(made);
    made.attach(connection, welcome.received());
    return made;
  }

  /// Says hello and reads the answer.
  private Welcome greet(Connection connection, long id, Token token, long received)
      throws IOException {
    Alarm alarm = options.timer().schedule(DIAL_TIME.toNanos(), connection::close);
    try {
      String name = options.name() == null ? "" : options.name();
      Handshake.send(
          connection,
          new Hello(
              Handshake.OLDEST,
              Handshake.VERSION,
              0,
              id,
              token,
              attempt,
              received,
              options.terms(),
              name,
              new byte[0]));
      Welcome welcome = welcomed(Handshake.receive(connection));
      if (welcome.version() != Handshake.VERSION) {
        throw new ProtocolException("the server chose version " + welcome.version());
      }
      connection.write(new byte[] {Handshake.GO}, 0, 1);
      return welcome;
    } finally {
      alarm.cancel();
    }
  }

  private static Welcome welcomed(Handshake answer) throws ProtocolException {
    return switch (answer) {
      case Welcome welcome -> welcome;
      case Refusal(boolean gone, String reason) when gone -> throw new SessionGone(reason);
      case Refusal refusal -> throw new RefusedException(refusal.reason());
      case Hello _ -> throw new ProtocolException("the server said hello instead of welcome");
    };
  }

  /// The server does not know the session any more.
  private static final class SessionGone extends RuntimeException {
    private static final long serialVersionUID = 1;

    SessionGone(String reason) {
      super(reason);
    }
  }

  // ---- after a lost connection ----

  /// Dials again at once, unless connections die as fast as they are made.
  private void redial() {
    long now = options.timer().nanoTime();
    if (now - resumedAt > SHORTEST_WAIT) {
      failures = 0;
      dialLater(0);
    } else {
      dialLater(backoff());
    }
  }

  private void dialLater(long delay) {
    if (delay == 0) {
      Thread.ofPlatform().daemon().name("hawser-redial").start(this::resume);
    } else {
      options.timer().schedule(delay, () -> dialLater(0));
    }
  }

  private void resume() {
    ResumableSession own = session;
    if (own == null || own.state() != PeerState.RECONNECTING) {
      return;
    }
    try {
      resume(own);
    } catch (SessionGone e) {
      own.finish("the server no longer knows this session: " + e.getMessage());
    } catch (IOException | RefusedException e) {
      ResumableSession.LOG.log(
          Level.DEBUG, () -> own + " could not be resumed yet: " + e.getMessage());
      dialLater(backoff());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void resume(ResumableSession own) throws IOException, InterruptedException {
    if (!own.release("redialling")) {
      throw new IOException("the old connection is still being read");
    }
    Connection connection = transport.connect(address, DIAL_TIME);
    try {
      attempt++;
      Welcome welcome = greet(connection, own.id(), own.token(), own.outbox().received());
      resumedAt = options.timer().nanoTime();
      own.attach(connection, welcome.received());
    } catch (IOException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /// Doubles from try to try, and a different part of it each time so that many clients of one
  /// server do not come back at once.
  private long backoff() {
    long longest = Math.min(SHORTEST_WAIT << Math.min(failures, 10), LONGEST_WAIT);
    failures = failures + 1;
    return longest / 2 + options.random().nextLong(longest / 2 + 1);
  }

  private void over() {
    ResumableSession own = session;
    if (own != null) {
      heart.remove(own);
    }
  }
}
