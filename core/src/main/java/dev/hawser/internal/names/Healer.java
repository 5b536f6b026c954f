package dev.hawser.internal.names;

import dev.hawser.Client;
import dev.hawser.ClientBuilder;
import dev.hawser.ClosedException;
import dev.hawser.Deadline;
import dev.hawser.DeadlineException;
import dev.hawser.DisconnectedException;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.RefusedException;
import dev.hawser.call.CallOptions;
import dev.hawser.internal.names.Connections.Line;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.time.Timer;
import dev.hawser.object.Exported;
import dev.hawser.object.Proxies;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Gets to objects that may have moved: asks where one is, connects, looks it up, and does so again
/// with growing pauses while that fails for a reason that may pass.
public final class Healer implements AutoCloseable {
  private static final long SHORTEST_PAUSE = Duration.ofMillis(20).toNanos();
  private static final long LONGEST_PAUSE = Duration.ofSeconds(1).toNanos();

  /// Finds out where an object is at this moment.
  @FunctionalInterface
  interface Search {
    /// Where it is.
    ///
    /// @throws HawserException if that is not known
    Place find();
  }

  /// An object that was got to.
  ///
  /// @param target makes the calls
  record Binding(Line line, Client client, InvocationHandler target) {
    /// Whether the session is over for good.
    boolean isLost() {
      return client.isClosed();
    }
  }

  /// A failure that trying again does not mend.
  private static final class Final extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final HawserException reason;

    Final(HawserException reason) {
      super(reason.getMessage(), reason);
      this.reason = reason;
    }
  }

  private final Timer timer;
  private final Patience patience;
  private final Duration time;
  private final CallOptions options;
  private final Connections connections;

  private Healer(
      Timer timer, Supplier<ClientBuilder> builders, Duration time, CallOptions options) {
    this.timer = timer;
    this.patience = new Patience(timer, time);
    this.time = time;
    this.options = options;
    this.connections = new Connections(builders);
  }

  /// Creates one.
  ///
  /// @param builders makes a builder for each client
  /// @param time how long to try
  /// @param options of all calls
  public static Healer open(Supplier<ClientBuilder> builders, Duration time, CallOptions options) {
    return new Healer(Timer.system(), builders, time, options);
  }

  /// A proxy that finds its object again.
  ///
  /// @param what the object is called in messages
  <T> T proxy(Class<T> type, String what, Search search) {
    return HealingProxy.create(this, type, what, search);
  }

  /// How many servers there are connections to.
  public int connectionCount() {
    return connections.size();
  }

  CallOptions options() {
    return options;
  }

  Connections connections() {
    return connections;
  }

  /// Until when to try, from now.
  long moment() {
    return patience.within(time);
  }

  /// How long is left until a moment, in nanoseconds.
  long left(long moment) {
    return patience.left(moment);
  }

  /// Whether there is time left to try again.
  boolean hasTime(long moment) {
    return patience.left(moment) > 0;
  }

  /// Gets to an object, however often that takes.
  ///
  /// @throws RefusedException if it is there but cannot be used
  /// @throws DisconnectedException if it was not there in time
  Binding bind(Class<?> type, String what, Search search, long moment) {
    Place place = null;
    HawserException failure = null;
    for (long pause = SHORTEST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      try {
        Deadline deadline = Deadline.within(Duration.ofNanos(patience.left(moment)));
        Place found = deadline.call(search::find);
        place = found;
        return deadline.call(() -> bind(type, found, moment));
      } catch (Final e) {
        throw new RefusedException(
            "%s cannot be used at %s: %s".formatted(what, shown(place), e.reason.getMessage()));
      } catch (DisconnectedException | RefusedException e) {
        failure = e;
      } catch (DeadlineException e) {
        failure = failure == null ? e : failure; // what failed in time tells more
      }
      if (Thread.currentThread().isInterrupted()) {
        throw Failures.interrupted(what, Outcome.NOT_SENT);
      }
      pause(Math.min(pause, patience.left(moment)), what);
      if (!hasTime(moment)) {
        throw unreachable(what, place, failure);
      }
    }
  }

  /// Looks once whether an object is elsewhere by now.
  ///
  /// @return what was known if that cannot be found out
  Binding bindAgain(Class<?> type, Search search, Binding known, long moment) {
    try {
      Deadline deadline = Deadline.within(Duration.ofNanos(patience.left(moment)));
      return deadline.call(() -> bind(type, search.find(), moment));
    } catch (Final | HawserException e) {
      return known;
    }
  }

  private Binding bind(Class<?> type, Place place, long moment) {
    Line line = connections.line(place);
    boolean bound = false;
    try {
      Client client = connect(line, moment);
      Object proxy = lookup(client, place, type);
      Object target = options == CallOptions.defaults() ? proxy : Proxies.with(proxy, options);
      bound = true;
      return new Binding(line, client, Proxy.getInvocationHandler(target));
    } finally {
      if (!bound) {
        connections.release(line);
      }
    }
  }

  private Client connect(Line line, long moment) {
    try {
      return line.client(patience, moment);
    } catch (RefusedException e) {
      throw new Final(e);
    }
  }

  /// A server that has just begun may not export everything yet; but an object that is there and
  /// refuses will do so again.
  private static Object lookup(Client client, Place place, Class<?> type) {
    try {
      return client.lookup(place.object(), type);
    } catch (RefusedException e) {
      if (client.browse().stream().map(Exported::name).anyMatch(place.object()::equals)) {
        throw new Final(e);
      }
      throw e;
    }
  }

  private void pause(long nanos, String what) {
    CompletableFuture<@Nullable Void> over = new CompletableFuture<>();
    Timer.Alarm alarm = timer.schedule(nanos, () -> over.complete(null));
    try {
      over.get();
    } catch (InterruptedException e) {
      throw Failures.interrupted(what, Outcome.NOT_SENT);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      alarm.cancel();
    }
  }

  private HawserException unreachable(String what, @Nullable Place place, HawserException cause) {
    String message =
        "%s could not be reached in time%s: %s"
            .formatted(what, place == null ? "" : ", last at " + shown(place), cause.getMessage());
    return Patience.isDeadlinePast()
        ? new DeadlineException(message, Outcome.NOT_SENT, cause)
        : new DisconnectedException(message, Outcome.NOT_SENT, cause);
  }

  private static String shown(@Nullable Place place) {
    return place == null ? "an address that is not known" : place.shown();
  }

  /// Lets go of an object.
  void release(Binding binding) {
    connections.release(binding.line());
  }

  /// Closes all clients. Calls fail from now on with {@link ClosedException}.
  @Override
  public void close() {
    connections.close();
  }
}
