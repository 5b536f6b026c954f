package dev.hawser.internal.session;

import dev.hawser.Address;
import dev.hawser.internal.security.Door;
import dev.hawser.internal.security.Visit;
import dev.hawser.internal.security.Visitor;
import dev.hawser.internal.time.Timer.Alarm;
import dev.hawser.internal.transport.LeftException;
import dev.hawser.internal.wire.Handshake.Hello;
import dev.hawser.internal.wire.Handshake.Token;
import dev.hawser.security.AdmissionLimits;
import dev.hawser.security.Trust;
import dev.hawser.spi.Connection;
import dev.hawser.spi.Listener;
import dev.hawser.spi.Transport;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The listening end: accepts connections through a door, and begins or resumes a session with
/// each.
///
/// Each handshake has a platform thread of its own. The door says how long one may take; here is
/// only a last deadline, for doors that say nothing. Whatever an unknown peer sends ends in the
/// door's record.
public final class SessionServer implements Closeable {
  /// The last deadline, in times of what a handshake may take: it may have to wait for its turn.
  private static final int PATIENCE = 2;

  private static final Duration ACCEPTING_ENDS = Duration.ofSeconds(1);
  private static final long ACCEPT_AGAIN_NANOS = Duration.ofMillis(50).toNanos();

  private final SessionOptions options;
  private final AdmissionLimits limits;
  private final Function<Session, SessionListener> acceptor;
  private final Heart heart;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final List<Thread> accepting = new CopyOnWriteArrayList<>();
  private final Map<Long, Resident> residents = new ConcurrentHashMap<>();
  private final Departed departed = new Departed();
  private final AtomicLong lastId = new AtomicLong();
  private final Semaphore handshakes;
  private volatile boolean closed;

  /// @param limits how many may come in
  /// @param acceptor called once with each new session, before anything arrives on it; must not
  ///   block
  public SessionServer(
      SessionOptions options, AdmissionLimits limits, Function<Session, SessionListener> acceptor) {
    this.options = options;
    this.limits = limits;
    this.handshakes = new Semaphore(limits.connections());
    this.acceptor = acceptor;
    this.heart = new Heart(options);
  }

  /// Begins to listen.
  ///
  /// @param door decides about each connection
  /// @return the address that was really bound
  public Address listen(Transport transport, Address address, Door door) throws IOException {
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
            .start(() -> accept(listener, door)));
    return listener.address();
  }

  private void accept(Listener listener, Door door) {
    boolean failing = false;
    while (!closed) {
      handshakes.acquireUninterruptibly();
      boolean handed = false;
      try {
        handed = handOver(listener.accept(), door);
        failing = false;
      } catch (IOException | RuntimeException | OutOfMemoryError e) {
        if (!closed && !failing) {
          ResumableSession.LOG.log(
              Level.ERROR, () -> "no connection can be accepted at " + listener.address(), e);
        }
        failing = true;
        if (!closed) {
          // Most likely there are too many open files or threads, which passes.
          LockSupport.parkNanos(ACCEPT_AGAIN_NANOS);
        }
      } finally {
        if (!handed) {
          handshakes.release();
        }
      }
    }
  }

  /// Gives a connection to a thread of its own, unless the door turns it away.
  private boolean handOver(Connection connection, Door door) {
    Visit visit;
    try {
      visit = door.arrive(connection);
    } catch (IOException e) {
      connection.close();
      ResumableSession.LOG.log(
          Level.DEBUG,
          () -> "connection from " + connection.remote() + " turned away: " + Outbox.describe(e));
      return false;
    }
    boolean started = false;
    try {
      Thread.ofPlatform()
          .daemon()
          .name("hawser-handshake-" + connection.remote())
          .start(() -> shakeHands(connection, visit));
      started = true;
    } finally {
      if (!started) {
        connection.close();
        visit.close();
      }
    }
    return true;
  }

  private void shakeHands(Connection connection, Visit visit) {
    AtomicBoolean late = new AtomicBoolean();
    Alarm alarm =
        options
            .timer()
            .schedule(
                patience().toNanos(),
                () -> {
                  late.set(true);
                  connection.close();
                });
    Runnable rest;
    try (visit) {
      rest = letIn(connection, visit, alarm, late);
    } finally {
      alarm.cancel();
      handshakes.release();
    }
    rest.run();
  }

  private Duration patience() {
    return limits.handshakeTime().multipliedBy(PATIENCE);
  }

  /// Lets a connection in, or drops it.
  ///
  /// @return what this thread has to do when the handshake is over
  private Runnable letIn(Connection connection, Visit visit, Alarm alarm, AtomicBoolean late) {
    String trouble;
    try {
      Runnable rest = greet(Arrival.of(visit, connection, options.random()), alarm);
      visit.done();
      return rest;
    } catch (LeftException e) {
      if (!late.get()) {
        left(connection, visit);
        return SessionServer::nothing;
      }
      trouble = Outbox.describe(e);
    } catch (DepartedException e) {
      sentAway(connection, e.getMessage());
      return SessionServer::nothing;
    } catch (IOException e) {
      trouble = Outbox.describe(e);
    } catch (InterruptedException | RuntimeException e) {
      trouble = e.toString();
    }
    boolean tooLate = late.get();
    dropped(
        connection,
        visit,
        tooLate ? "no complete handshake within " + patience().toMillis() + " ms" : trouble);
    return SessionServer::nothing;
  }

  private void left(Connection connection, Visit visit) {
    connection.close();
    visit.left();
  }

  private static void sentAway(Connection connection, @Nullable String why) {
    connection.close();
    ResumableSession.LOG.log(
        Level.DEBUG,
        () -> "connection from " + connection.remote() + " is for a session that is over: " + why);
  }

  /// In a flood there are many of these: the door's record sums them up, this log does not.
  private void dropped(Connection connection, Visit visit, String why) {
    connection.close();
    if (!closed) {
      visit.dropped(why);
      ResumableSession.LOG.log(
          Level.DEBUG, () -> "connection from " + connection.remote() + " dropped: " + why);
    }
  }

  private Runnable greet(Arrival arrival, Alarm alarm) throws IOException, InterruptedException {
    arrival.checkVersion();
    if (closed) {
      throw arrival.gone("the server is closing");
    }
    return switch (arrival) {
      case SessionArrival comer -> {
        enter(comer.opening().session() == 0 ? begin(comer) : resume(comer), comer, alarm);
        yield SessionServer::nothing;
      }
      case LaneArrival lane -> open(lane, alarm);
    };
  }

  // ---- a new session ----

  private Resident begin(SessionArrival arrival) throws IOException {
    Visitor visitor = arrival.admit();
    Resident resident = null;
    try {
      resident = moveIn(arrival, visitor);
    } finally {
      if (resident == null) {
        visitor.leave();
      }
    }
    if (resident == null && closed) {
      throw arrival.gone("the server is closing");
    }
    if (resident == null) {
      throw arrival.refusal("the server has all the " + limits.sessions() + " sessions it allows");
    }
    return resident;
  }

  /// Returns null if there are too many sessions, or the server is closing.
  private synchronized @Nullable Resident moveIn(SessionArrival arrival, Visitor visitor) {
    if (closed || residents.size() >= limits.sessions()) {
      return null;
    }
    long id = lastId.incrementAndGet();
    Hello hello = arrival.opening();
    Agreement agreement =
        new Agreement(
            id,
            new Token(options.random().nextLong(), options.random().nextLong()),
            hello.name().isEmpty() ? "client-" + id : hello.name(),
            visitor.identity(),
            visitor,
            options.terms(arrival.connection()),
            hello.terms());
    Resident resident = new Resident(this, agreement, arrival, options);
    residents.put(id, resident);
    heart.add(resident.session);
    return resident;
  }

  // ---- a session that comes back ----

  private Resident resume(SessionArrival arrival) throws IOException {
    Resident resident = proven(arrival, arrival.opening().session());
    int attempt = arrival.opening().attempt();
    if (!resident.isNew(attempt)) {
      throw arrival.refusal("attempt " + attempt + " was made before");
    }
    resident.comes();
    return resident;
  }

  /// The session that a client speaks of, if it is its own.
  private Resident proven(Arrival arrival, long id) throws IOException {
    Resident resident = residents.get(id);
    if (resident == null) {
      throw outlived(arrival, id);
    }
    arrival.checkToken(resident.session.token());
    if (resident.session.visitor().isUnwelcome()) {
      throw arrival.gone("'" + resident.session.identity() + "' may not come in any more");
    }
    return resident;
  }

  /// Tells a client that the session it speaks of is over, and why if it was its own.
  private DepartedException outlived(Arrival arrival, long id) throws IOException {
    Departed.Past own = departed.find(id);
    arrival.checkToken(own == null ? null : own.token());
    return arrival.departed(Objects.requireNonNull(own).farewell());
  }

  /// Welcomes a client and, when it has confirmed, lets its session use the connection. A later
  /// attempt of the same client overtakes an earlier one that is still on its way.
  private void enter(Resident resident, SessionArrival arrival, Alarm alarm)
      throws IOException, InterruptedException {
    try {
      letEnter(resident, arrival, alarm);
    } finally {
      resident.came();
    }
  }

  private void letEnter(Resident resident, SessionArrival arrival, Alarm alarm)
      throws IOException, InterruptedException {
    ResumableSession session = resident.session;
    if (!session.release("the client connected anew")) {
      throw new IOException("the old connection is still being read");
    }
    Trust told = session.visitor().trust();
    arrival.welcome(session);
    alarm.cancel();
    synchronized (resident) {
      if (arrival.opening().attempt() != resident.attempt) {
        throw new IOException("overtaken by a later attempt");
      }
      session.granted(arrival.granted());
      announce(resident);
      resident.visit = arrival.visit();
      session.attach(arrival.connection(), arrival.opening().received());
    }
    if (session.visitor().trust() != told) {
      renew(session.visitor());
    }
  }

  /// Lets the rest of the server know of a session whose client has confirmed it; in the resident's
  /// lock.
  private void announce(Resident resident) throws IOException {
    ResumableSession session = resident.session;
    if (session.visitor().isUnwelcome()) {
      session.finish("put out");
      throw new IOException("'" + session.identity() + "' was put out meanwhile");
    }
    if (!resident.announced) {
      session.listen(acceptor.apply(session));
      resident.announced = true;
    }
  }

  // ---- a lane beside a session ----

  /// Makes a connection a lane. Its client has a session for sure, so the rest of the server hears
  /// of that now if its own connection broke on the way.
  ///
  /// @return hands the lane to whoever hears of the session
  private Runnable open(LaneArrival arrival, Alarm alarm) throws IOException {
    Resident resident = proven(arrival, arrival.opening().session());
    Lane lane = arrival.admit(resident.session);
    try {
      arrival.open();
      alarm.cancel();
      synchronized (resident) {
        announce(resident);
      }
    } catch (IOException | RuntimeException e) {
      lane.close();
      throw e;
    }
    return () -> handOver(lane, resident.session);
  }

  private static void handOver(Lane lane, ResumableSession session) {
    Thread.currentThread().setName("hawser-lane-" + lane.remote());
    try {
      session.owner().lane(lane.number(), lane);
    } catch (RuntimeException e) {
      lane.close();
      ResumableSession.LOG.log(Level.ERROR, () -> session + ": its listener failed on " + lane, e);
    }
  }

  // ---- all sessions ----

  /// A session has ended.
  void over(ResumableSession session) {
    departed.add(session);
    if (residents.remove(session.id()) != null) {
      heart.remove(session);
      session.visitor().leave();
    }
  }

  /// Whether nobody comes in any more.
  boolean isClosed() {
    return closed;
  }

  /// How many sessions live here.
  public int size() {
    return residents.size();
  }

  /// Ends all sessions of a visitor side by side. Does not wait for them to be over.
  public void endAll(Visitor visitor, String reason) {
    sessionsOf(visitor).forEach(each -> Thread.ofVirtual().start(() -> each.end(reason)));
  }

  /// Drops the connections of a visitor, so that its sessions resume at once and it learns what it
  /// may do now.
  public void renew(Visitor visitor) {
    sessionsOf(visitor).forEach(each -> each.drop("what it may do has changed"));
  }

  private List<ResumableSession> sessionsOf(Visitor visitor) {
    return residents.values().stream()
        .map(each -> each.session)
        .filter(each -> each.visitor() == visitor)
        .toList();
  }

  /// Stops listening and ends all sessions side by side. Returns within seconds.
  @Override
  public void close() {
    synchronized (this) {
      // Whoever has moved in by now is closed below, also if its client has yet to confirm.
      closed = true;
    }
    // The port goes before the socket that this user's processes prefer.
    listeners.reversed().forEach(Listener::close);
    List<Thread> closing =
        residents.values().stream()
            .map(each -> Thread.ofVirtual().start(() -> each.session.close("the server closed")))
            .toList();
    joinAll(closing);
    // As long as a thread is inside the system call, the port is still taken, though its socket is
    // closed.
    await(accepting, ACCEPTING_ENDS);
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

  /// Waits for each of some threads, but not long.
  private static void await(List<Thread> threads, Duration most) {
    for (Thread thread : threads) {
      try {
        boolean _ = thread.join(most);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Nullable Session session(long id) {
    Resident resident = residents.get(id);
    return resident == null ? null : resident.session;
  }

  private static void nothing() {}
}
