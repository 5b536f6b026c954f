package dev.hawser.internal.space.server;

import dev.hawser.HawserException;
import dev.hawser.Limits;
import dev.hawser.PermissionException;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.engine.EmbeddedEngine;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.operation.Threads;
import dev.hawser.internal.security.Access;
import dev.hawser.internal.session.Session;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.space.map.Replica;
import dev.hawser.internal.space.protocol.Answer;
import dev.hawser.internal.space.protocol.Scope;
import dev.hawser.internal.time.Timer;
import dev.hawser.spi.Operation;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a server keeps for one client while its session lives, and how it answers it. Most of it is
/// made when first needed, since most sessions of a busy server are idle.
public final class Guest {
  /// The longest name of a map or queue, and the longest key, in bytes.
  static final int LONGEST_NAME = 1 << 20;

  private static final long MESSAGE_EXTRA = 4L << 20;

  /// Writes what follows an answer's stamp and status.
  @FunctionalInterface
  interface Body {
    void write(Output out);
  }

  /// What is the same for all guests of a server.
  ///
  /// @param patience how long operations wait
  /// @param timer the time
  /// @param grace how long a session waits for a new connection
  /// @param limits bounds on what a client may make the server hold
  public record Terms(Patience patience, Timer timer, Duration grace, Limits limits) {}

  private final Session session;
  private final Access access;
  private final EngineSpace global;
  private final Terms terms;
  private final Operations operations;
  private volatile @Nullable Feed feed;
  private volatile boolean complained;
  private @Nullable EngineSpace own;
  private @Nullable HeldLeases leases;
  private Replica.@Nullable Reason over;

  /// Creates what is kept for the client at the other end of a session.
  ///
  /// @param global the space that it shares with everybody
  public Guest(Session session, Access access, EngineSpace global, Terms terms) {
    this.session = session;
    this.access = access;
    this.global = global;
    this.terms = terms;
    this.operations = new Operations(session.id());
  }

  /// What the client may do.
  Access access() {
    return access;
  }

  /// A space that the client can ask about.
  EngineSpace space(Scope scope) {
    return switch (scope) {
      case GLOBAL -> global;
      case PRIVATE -> privateSpace();
    };
  }

  /// The space between the client and the server.
  public synchronized EngineSpace privateSpace() {
    EngineSpace space = own;
    if (space == null) {
      space = new EngineSpace(new EmbeddedEngine(terms.timer()), terms.patience(), terms.timer());
      own = space;
      if (over != null) {
        space.end(over);
      }
    }
    return space;
  }

  /// The changes sent to the client.
  synchronized Feed feed() {
    Feed present = feed;
    if (present == null) {
      present = new Feed(session, terms.limits());
      feed = present;
    }
    return present;
  }

  /// The stamp for a message sent now.
  public long stamp() {
    Feed present = feed;
    return present == null ? 0 : present.stamp();
  }

  /// The leases that the client holds.
  synchronized HeldLeases leases() {
    HeldLeases present = leases;
    if (present == null) {
      present = new HeldLeases(operations);
      leases = present;
      if (over != null) {
        present.end();
      }
    }
    return present;
  }

  /// Names the client's next change.
  Operation operation() {
    return operations.next();
  }

  /// How long an item may be on its way to the client.
  Duration handOverTime() {
    return terms.grace().plusSeconds(60);
  }

  /// The longest message: a value and some words about it.
  long mostMessageBytes() {
    return Math.min(terms.limits().valueBytes(), Integer.MAX_VALUE) + MESSAGE_EXTRA;
  }

  /// Ends everything with the session.
  public void end(Replica.Reason reason) {
    Feed changes;
    EngineSpace space;
    HeldLeases held;
    synchronized (this) {
      over = reason;
      changes = feed;
      space = own;
      held = leases;
    }
    if (held != null) {
      held.end();
    }
    if (changes != null) {
      changes.end();
    }
    if (space != null) {
      space.end(reason);
    }
  }

  // ---- answering ----

  /// Runs a request that is much work when its turn has come: at once, or on a thread of its own.
  ///
  /// @return what forgets it until then
  Timer.Alarm serveExpensive(Runnable request) {
    long delay = access.expensive();
    if (delay <= 0) {
      request.run();
      return () -> {};
    }
    return terms.timer().schedule(delay, () -> Threads.start("expensive-request", request));
  }

  /// Serves a request; whatever it throws is the answer.
  void serve(Stream stream, Runnable request) {
    try {
      request.run();
    } catch (RuntimeException e) {
      fail(stream, e);
    }
  }

  /// Answers a request that was done or has failed.
  void complete(Stream stream, @Nullable Throwable failure, Body body) {
    if (failure != null) {
      fail(stream, failure);
    } else {
      serve(stream, () -> answer(stream, true, body));
    }
  }

  /// Sends an answer.
  ///
  /// @param end whether it is the last on this stream
  void answer(Stream stream, boolean end, Body body) {
    Output out = Answer.done(stamp(), 64);
    body.write(out);
    stream.post(out.array(), 0, out.size(), end);
  }

  /// Says that a request failed, and in the log, once for each client. What was not permitted is on
  /// record already.
  void fail(Stream stream, Throwable failure) {
    HawserException known = Failures.of(failure, "the request");
    if (!(known instanceof PermissionException)) {
      complain(known);
    }
    Output out = Answer.failed(stamp(), known);
    stream.post(out.array(), 0, out.size(), true);
  }

  private void complain(HawserException known) {
    Level level = complained ? Level.DEBUG : Level.WARNING;
    complained = true;
    System.getLogger("dev.hawser")
        .log(
            level,
            () ->
                "a request of %s at %s failed: %s"
                    .formatted(session.clientName(), session.remote(), known.getMessage()));
  }
}
