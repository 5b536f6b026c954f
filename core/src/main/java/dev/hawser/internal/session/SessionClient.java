package dev.hawser.internal.session;

import dev.hawser.Address;
import dev.hawser.DeadlineException;
import dev.hawser.DisconnectedException;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.PeerState;
import dev.hawser.RefusedException;
import dev.hawser.internal.security.Dialled;
import dev.hawser.internal.security.Dialler;
import dev.hawser.internal.security.Visitor;
import dev.hawser.internal.time.Timer.Alarm;
import dev.hawser.internal.wire.Handshake;
import dev.hawser.internal.wire.Handshake.Hello;
import dev.hawser.internal.wire.Handshake.Terms;
import dev.hawser.internal.wire.Handshake.Welcome;
import dev.hawser.spi.Connection;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The dialling end: makes a session's first connection, and another each time one is lost.
///
/// All dialling is done on platform threads of its own, because a socket that a virtual thread has
/// used is slower for good.
public final class SessionClient implements Keeper {
  private static final Duration DIAL_TIME = Duration.ofSeconds(10);
  private static final Duration FOREVER = Duration.ofDays(1);
  private static final String ONE_CONNECTION = "there is but one connection to the server";
  private static final long SHORTEST_DIAL_TIME = TimeUnit.SECONDS.toNanos(1);
  private static final String SERVER = "the server";
  private static final int FIRST_TRIES = 3;
  private static final int TRIES_WITH_HOPE = 3;
  private static final long SHORTEST_WAIT = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(1);

  private final Dialler dialler;
  private final SessionOptions options;
  private final Heart heart;
  private volatile @Nullable ResumableSession session;
  private volatile boolean abandoned;

  /// Whether a lost connection can be followed by another.
  private volatile boolean replaceable = true;

  private int attempt;
  private final AtomicInteger failures = new AtomicInteger();
  private volatile long resumedAt;

  /// Whether so many tries were in vain that the next is nothing to wait for.
  private volatile boolean discouraged;

  /// Whether it was said already that the server declines to go on.
  private volatile boolean refusalLogged;

  private SessionClient(Dialler dialler, SessionOptions options) {
    this.resumedAt = options.timer().nanoTime() - LONGEST_WAIT;
    this.dialler = dialler;
    this.options = options;
    this.heart = new Heart(options);
  }

  /// Connects, and keeps the session connected until it ends.
  ///
  /// @param acceptor says who hears of the session
  /// @throws DisconnectedException if nobody answers
  /// @throws RefusedException if the server declines, or is not the one that was meant
  public static Session connect(
      Dialler dialler, SessionOptions options, Function<Session, SessionListener> acceptor) {
    return connect(dialler, options, FOREVER, acceptor);
  }

  /// Connects within a time, and keeps the session connected until it ends.
  ///
  /// @param time how long it may take; a day at most
  /// @param acceptor says who hears of the session
  /// @throws DeadlineException if it took longer
  /// @throws DisconnectedException if nobody answers
  /// @throws RefusedException if the server declines, or is not the one that was meant
  public static Session connect(
      Dialler dialler,
      SessionOptions options,
      Duration time,
      Function<Session, SessionListener> acceptor) {
    SessionClient client = new SessionClient(dialler, options);
    FutureTask<Session> dialling = new FutureTask<>(() -> client.begin(acceptor));
    Thread.ofPlatform().daemon().name("hawser-dial").start(dialling);
    Alarm alarm =
        options
            .timer()
            .schedule(
                Math.min(time.toNanos(), FOREVER.toNanos()),
                () -> {
                  client.abandoned = true;
                  dialling.cancel(true);
                });
    try {
      return dialling.get();
    } catch (CancellationException e) {
      client.abandon();
      throw new DeadlineException(
          "the server at " + dialler.address() + " has not answered in time", Outcome.NOT_SENT, e);
    } catch (InterruptedException e) {
      client.abandon();
      Thread.currentThread().interrupt();
      throw new DisconnectedException(
          "interrupted while connecting to " + dialler.address(), Outcome.NOT_SENT, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof HawserException failure) {
        throw Failures.rethrown(failure);
      }
      throw new DisconnectedException(
          "could not connect to " + dialler.address(), Outcome.NOT_SENT, e.getCause());
    } finally {
      alarm.cancel();
    }
  }

  private Session begin(Function<Session, SessionListener> acceptor) {
    IOException last = new IOException("never tried");
    for (int i = 0; i < FIRST_TRIES && replaceable && !abandoned; i++) {
      Dialled dialled;
      try {
        dialled = dialler.dial(DIAL_TIME);
      } catch (IOException e) {
        throw unreachable(e);
      }
      replaceable = dialled.connection().isReplaceable();
      try {
        return begin(dialled, acceptor);
      } catch (IOException e) {
        last = dialler.explain(e);
        dialled.connection().close();
      } catch (SessionGone e) {
        dialled.connection().close();
        throw new RefusedException(String.valueOf(e.getMessage()));
      } catch (RuntimeException e) {
        dialled.connection().close();
        throw e;
      }
    }
    throw new DisconnectedException(
        "no session with the server at " + dialler.address() + ": " + Outbox.describe(last),
        Outcome.NOT_SENT,
        last);
  }

  /// Nobody waits for the session any more.
  private void abandon() {
    abandoned = true;
    ResumableSession made = session;
    if (made != null) {
      made.finish("its caller waits no longer");
    }
  }

  private DisconnectedException unreachable(IOException e) {
    Address address = dialler.address();
    String why = Outbox.describe(e).replace("cannot connect to " + address + ": ", "");
    return new DisconnectedException(
        "no server answers at " + address + ": " + why + ". Is it running there?",
        Outcome.NOT_SENT,
        e);
  }

  private Session begin(Dialled dialled, Function<Session, SessionListener> acceptor)
      throws IOException {
    Welcome welcome = greet(dialled, 0, dialler.secret(), 0, dialler.patience());
    String name = options.name() == null ? "client-" + welcome.session() : options.name();
    Agreement agreement =
        new Agreement(
            welcome.session(),
            welcome.token(),
            name,
            welcome.identity(),
            new Visitor(SERVER, options.trust(), Visitor.Granting.CLIENT_BUILDER),
            options.terms(dialled.connection()),
            welcome.terms());
    ResumableSession made = new ResumableSession(agreement, true, dialler.address(), options, this);
    made.granted(Grants.read(welcome.trust()));
    session = made;
    if (abandoned) {
      throw new IOException("nobody waits for the session any more");
    }
    made.listen(acceptor.apply(made));
    heart.add(made);
    made.attach(dialled.connection(), welcome.received());
    return made;
  }

  /// Says hello, proves to know a key, and makes sure that the server knows it, too.
  ///
  /// @param key empty if there is none to prove
  private Welcome greet(Dialled dialled, long id, byte[] key, long received, Duration time)
      throws IOException {
    Connection connection = dialled.connection();
    Alarm alarm = options.timer().schedule(time.toNanos(), connection::close);
    try {
      Welcome welcome =
          new Greeting(dialled, dialler.address(), hello(id, received, options.terms(connection)))
              .say(key);
      connection.write(new byte[] {Handshake.GO}, 0, 1);
      return welcome;
    } finally {
      alarm.cancel();
    }
  }

  private Hello hello(long id, long received, Terms terms) {
    byte[] nonce = new byte[Handshake.NONCE];
    options.random().nextBytes(nonce);
    return new Hello(
        Handshake.OLDEST,
        Handshake.VERSION,
        0,
        id,
        attempt,
        received,
        terms,
        options.name() == null ? "" : options.name(),
        id == 0 ? dialler.invitation() : "",
        nonce,
        options.trust().toString());
  }

  // ---- after a lost connection ----

  /// Dials again at once, unless connections die as fast as they are made, or there is no other.
  @Override
  public void lost(IOException why) {
    if (!replaceable) {
      Thread.ofPlatform().daemon().name("hawser-lost").start(() -> giveUp(why));
      return;
    }
    long now = options.timer().nanoTime();
    if (now - resumedAt > SHORTEST_WAIT) {
      failures.set(0);
      dialLater(0);
    } else {
      dialLater(backoff());
    }
  }

  /// Ends the session, which has lost its only connection.
  private void giveUp(IOException why) {
    ResumableSession own = session;
    if (own != null) {
      own.finish(Outbox.describe(dialler.explain(why)));
    }
  }

  @Override
  public Prospect prospect() {
    if (!replaceable) {
      return Prospect.NONE;
    }
    return discouraged ? Prospect.LATER : Prospect.UNDER_WAY;
  }

  private void dialLater(long delay) {
    discouraged = failures.get() >= TRIES_WITH_HOPE;
    if (delay == 0) {
      Thread.ofPlatform().daemon().name("hawser-redial").start(this::resume);
    } else {
      options.timer().schedule(delay, () -> dialLater(0));
      ResumableSession own = session;
      if (own != null) {
        own.outbox().look();
      }
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
      String farewell = own.outbox().farewell();
      own.finish(
          farewell == null
              ? "the server no longer knows this session: " + e.getMessage()
              : farewell);
    } catch (IOException e) {
      ResumableSession.LOG.log(
          Level.DEBUG, () -> own + " could not be resumed yet: " + Outbox.describe(e));
      dialLater(backoff());
    } catch (RefusedException e) {
      ResumableSession.LOG.log(
          refusalLogged ? Level.DEBUG : Level.WARNING,
          () -> own + " could not be resumed yet: " + e.getMessage());
      refusalLogged = true;
      dialLater(backoff());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void resume(ResumableSession own) throws IOException, InterruptedException {
    if (!own.release("redialling")) {
      throw new IOException("the old connection is still being read");
    }
    Duration time = redialTime();
    Dialled dialled = dialler.dial(time);
    try {
      attempt++;
      Welcome welcome =
          greet(dialled, own.id(), own.token().bytes(), own.outbox().received(), time);
      resumedAt = options.timer().nanoTime();
      refusalLogged = false;
      discouraged = false;
      own.granted(Grants.read(welcome.trust()));
      own.attach(dialled.connection(), welcome.received());
    } catch (IOException | RuntimeException e) {
      dialled.connection().close();
      throw e;
    }
  }

  /// How long the server may be silent while it is dialled: as long as on a connection in use, for
  /// one can break without a sign before it is complete, too. Doubles from try to try, since it may
  /// be slow instead.
  private Duration redialTime() {
    long first = Math.max(options.heartbeat().toNanos(), SHORTEST_DIAL_TIME);
    long most = DIAL_TIME.toNanos();
    return Duration.ofNanos(Math.min(Math.min(first, most) << Math.min(failures.get(), 4), most));
  }

  /// Doubles from try to try, and a different part of it each time so that many clients of one
  /// server do not come back at once.
  private long backoff() {
    long longest =
        Math.min(SHORTEST_WAIT << Math.min(failures.getAndIncrement(), 10), LONGEST_WAIT);
    return longest / 2 + options.random().nextLong(longest / 2 + 1);
  }

  @Override
  public Connection dialLane(ResumableSession own, long number) throws IOException {
    if (!replaceable) {
      throw new IOException(ONE_CONNECTION);
    }
    return new LaneDialler(dialler, options).dial(own, number);
  }

  @Override
  public void over() {
    ResumableSession own = session;
    if (own != null) {
      heart.remove(own);
    }
  }
}
