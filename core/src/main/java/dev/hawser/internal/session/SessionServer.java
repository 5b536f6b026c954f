package dev.hawser.internal.session;

import dev.hawser.Address;
import dev.hawser.internal.session.ResumableSession.Agreement;
import dev.hawser.internal.time.Timer.Alarm;
import dev.hawser.internal.wire.Handshake;
import dev.hawser.internal.wire.Handshake.Hello;
import dev.hawser.internal.wire.Handshake.Refusal;
import dev.hawser.internal.wire.Handshake.Token;
import dev.hawser.internal.wire.Handshake.Welcome;
import dev.hawser.internal.wire.ProtocolException;
import dev.hawser.spi.Connection;
import dev.hawser.spi.Listener;
import dev.hawser.spi.Transport;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The listening end: accepts connections, and begins or resumes a session with each.
///
/// Each handshake has a platform thread of its own and a deadline, a shorter one while many go on
/// at once; beyond a limit, connections wait in the listener's backlog. Whatever an unknown peer
/// sends ends in one log line.
public final class SessionServer implements Closeable {
  private static final Duration HANDSHAKE_TIME = Duration.ofSeconds(5);
  private static final Duration CROWDED_HANDSHAKE_TIME = Duration.ofSeconds(1);
  private static final int HANDSHAKES_AT_ONCE = 256;
  private static final Duration ACCEPTING_ENDS = Duration.ofSeconds(1);
  private static final long ACCEPT_AGAIN_NANOS = Duration.ofMillis(50).toNanos();

  private final SessionOptions options;
  private final Function<Session, SessionListener> acceptor;
  private final Heart heart;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final List<Thread> accepting = new CopyOnWriteArrayList<>();
  private final Map<Long, Resident> residents = new ConcurrentHashMap<>();
  private final AtomicLong lastId = new AtomicLong();
  private final Semaphore handshakes = new Semaphore(HANDSHAKES_AT_ONCE);
  private volatile boolean closed;

  /// A session that lives here.
  private static final class Resident {
    final ResumableSession session;

    /// The latest attempt to resume it; only its lock's holder may resume it.
    int attempt;

    /// Whether the client has confirmed it, so that the rest of the server knows of it.
    boolean announced;

    Resident(ResumableSession session) {
      this.session = session;
    }
  }

  /// @param acceptor called once with each new session, before anything arrives on it; must not
  ///   block
  public SessionServer(SessionOptions options, Function<Session, SessionListener> acceptor) {
    this.options = options;
    this.acceptor = acceptor;
    this.heart = new Heart(options);
  }

  /// Begins to listen.
  ///
  /// @return the address that was really bound
  public Address listen(Transport transport, Address address) throws IOException {
    Listener listener = transport.listen(address);
    listeners.add(listener);
    if (closed) {
      listener.close();
      throw new IOException("cannot listen on " + address + ": the server is closed");
    }
    accepting.add(
        Thread.ofPlatform()
            .daemon()
            .name("hawser-accept-" + listener.address())
            .start(() -> accept(listener)));
    return listener.address();
  }

  private void accept(Listener listener) {
    boolean failing = false;
    while (!closed) {
      handshakes.acquireUninterruptibly();
      boolean handed = false;
      try {
        Connection connection = listener.accept();
        Thread.ofPlatform()
            .daemon()
            .name("hawser-handshake-" + connection.remote())
            .start(() -> shakeHands(connection));
        handed = true;
      } catch (IOException | OutOfMemoryError e) {
        if (!closed && !failing) {
          ResumableSession.LOG.log(
              Level.ERROR, () -> "no connection can be accepted at " + listener.address(), e);
        }
        if (!closed) {
          // Most likely there are too many open files or threads, which passes.
          LockSupport.parkNanos(ACCEPT_AGAIN_NANOS);
        }
      } finally {
        failing = !handed;
        if (!handed) {
          handshakes.release();
        }
      }
    }
  }

  private void shakeHands(Connection connection) {
    boolean crowded = handshakes.availablePermits() < HANDSHAKES_AT_ONCE / 2;
    Duration patience = crowded ? CROWDED_HANDSHAKE_TIME : HANDSHAKE_TIME;
    AtomicBoolean late = new AtomicBoolean();
    Alarm alarm =
        options
            .timer()
            .schedule(
                patience.toNanos(),
                () -> {
                  late.set(true);
                  connection.close();
                });
    try {
      greet(connection, alarm);
    } catch (IOException e) {
      dropped(
          connection,
          late.get()
              ? "no complete handshake within " + patience.toMillis() + " ms"
              : Outbox.describe(e));
    } catch (InterruptedException | RuntimeException e) {
      dropped(connection, e.toString());
    } finally {
      alarm.cancel();
      handshakes.release();
    }
  }

  private void dropped(Connection connection, String why) {
    connection.close();
    if (!closed) {
      ResumableSession.LOG.log(
          Level.WARNING, () -> "connection from " + connection.remote() + " dropped: " + why);
    }
  }

  private void greet(Connection connection, Alarm alarm) throws IOException, InterruptedException {
    if (!(Handshake.receive(connection) instanceof Hello hello)) {
      throw new ProtocolException("the first message is not a hello");
    }
    if (hello.oldest() > Handshake.VERSION || hello.newest() < Handshake.OLDEST) {
      refuse(
          connection,
          false,
          "this server speaks versions "
              + Handshake.OLDEST
              + " to "
              + Handshake.VERSION
              + " of the protocol, the client "
              + hello.oldest()
              + " to "
              + hello.newest()
              + ": use the same release of Hawser at both ends");
    } else if (closed) {
      refuse(connection, true, "the server is closing");
    } else if (hello.session() == 0) {
      begin(connection, hello, alarm);
    } else {
      resume(connection, hello, alarm);
    }
  }

  private static void refuse(Connection connection, boolean gone, String reason)
      throws IOException {
    Handshake.send(connection, new Refusal(gone, reason));
    throw new ProtocolException("refused: " + reason);
  }

  // ---- a new session ----

  private void begin(Connection connection, Hello hello, Alarm alarm)
      throws IOException, InterruptedException {
    long id = lastId.incrementAndGet();
    Token token = new Token(options.random().nextLong(), options.random().nextLong());
    String name = hello.name().isEmpty() ? "client-" + id : hello.name();
    Agreement agreement = new Agreement(id, token, name, options.terms(), hello.terms());
    ResumableSession session =
        new ResumableSession(
            agreement, false, connection.remote(), options, () -> {}, () -> remove(id));
    Resident resident = new Resident(session);
    if (!moveIn(id, resident)) {
      refuse(
          connection,
          false,
          "the server has all the " + options.limits().sessions() + " sessions it allows");
    }
    enter(resident, connection, hello, alarm);
  }

  /// Returns false if there are too many sessions.
  private synchronized boolean moveIn(long id, Resident resident) {
    if (residents.size() >= options.limits().sessions()) {
      return false;
    }
    residents.put(id, resident);
    heart.add(resident.session);
    return true;
  }

  // ---- a session that comes back ----

  private void resume(Connection connection, Hello hello, Alarm alarm)
      throws IOException, InterruptedException {
    Resident resident = residents.get(hello.session());
    if (resident == null || !resident.session.token().matches(hello.token())) {
      refuse(connection, true, "it was restarted, or the session ended meanwhile");
      return;
    }
    enter(resident, connection, hello, alarm);
  }

  /// Welcomes a client and, when it has confirmed, lets its session use the connection. A later
  /// attempt of the same client overtakes an earlier one that is still on its way.
  private void enter(Resident resident, Connection connection, Hello hello, Alarm alarm)
      throws IOException, InterruptedException {
    ResumableSession session = resident.session;
    synchronized (resident) {
      if (hello.session() != 0 && hello.attempt() <= resident.attempt) {
        refuse(connection, false, "attempt " + hello.attempt() + " was made before");
      }
      resident.attempt = hello.attempt();
    }
    if (!session.release("the client connected anew")) {
      throw new IOException("the old connection is still being read");
    }
    Handshake.send(
        connection,
        new Welcome(
            Handshake.VERSION,
            0,
            session.id(),
            session.token(),
            session.outbox().received(),
            options.terms()));
    if (Handshake.exactly(connection, 1)[0] != Handshake.GO) {
      throw new ProtocolException("the client did not confirm");
    }
    alarm.cancel();
    synchronized (resident) {
      if (hello.attempt() != resident.attempt) {
        throw new IOException("overtaken by a later attempt");
      }
      if (closed) {
        throw new IOException("the server is closing");
      }
      announce(resident);
      session.attach(connection, hello.received());
    }
  }

  private void announce(Resident resident) {
    if (!resident.announced) {
      resident.session.listen(acceptor.apply(resident.session));
      resident.announced = true;
    }
  }

  private void remove(long id) {
    Resident gone = residents.remove(id);
    if (gone != null) {
      heart.remove(gone.session);
    }
  }

  /// How many sessions live here.
  public int size() {
    return residents.size();
  }

  /// Stops listening and ends all sessions side by side. Returns within seconds.
  @Override
  public void close() {
    closed = true;
    listeners.forEach(Listener::close);
    List<Thread> closing =
        residents.values().stream()
            .map(each -> Thread.ofVirtual().start(() -> each.session.close("the server closed")))
            .toList();
    joinAll(closing);
    awaitFreeAddresses();
  }

  /// Waits until nobody accepts any more: as long as a thread is inside the system call, the port
  /// is still taken, though its socket is closed.
  private void awaitFreeAddresses() {
    for (Thread thread : accepting) {
      try {
        boolean _ = thread.join(ACCEPTING_ENDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static void joinAll(List<Thread> threads) {
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (true) {
        try {
          thread.join();
          break;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Nullable Session session(long id) {
    Resident resident = residents.get(id);
    return resident == null ? null : resident.session;
  }
}
