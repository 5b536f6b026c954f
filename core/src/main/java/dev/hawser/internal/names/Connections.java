package dev.hawser.internal.names;

import dev.hawser.Client;
import dev.hawser.ClientBuilder;
import dev.hawser.ClosedException;
import dev.hawser.DisconnectedException;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.RefusedException;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.operation.Threads;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The clients that some proxies share: one for each place, closed when no proxy uses it any more.
final class Connections implements AutoCloseable {
  /// The way to one server, counted by who uses it.
  final class Line {
    private final List<String> ways;
    private final String shown;
    private volatile @Nullable Client client;

    /// Guarded by the connections.
    private int users;

    /// The attempt to connect of the moment, or the last one. Guarded by the line.
    private @Nullable CompletableFuture<Client> attempt;

    private Line(Place place) {
      ways = place.ways();
      shown = place.shown();
    }

    /// A client whose session is alive. All who need one wait for the same attempt to connect, each
    /// as long as it can.
    ///
    /// @throws RefusedException if the server does not let this end in
    /// @throws DisconnectedException if nobody answers
    Client client(Patience patience, long moment) {
      Client present = client;
      return present != null && !present.isClosed() ? present : await(attempt(), patience, moment);
    }

    private synchronized CompletableFuture<Client> attempt() {
      CompletableFuture<Client> present = attempt;
      if (present == null || present.isDone()) {
        CompletableFuture<Client> fresh = new CompletableFuture<>();
        var _ = Threads.start("connecting", () -> connect(fresh));
        attempt = fresh;
        return fresh;
      }
      return present;
    }

    private Client await(CompletableFuture<Client> made, Patience patience, long moment) {
      String what = "connecting to " + shown;
      try {
        return made.get(patience.left(moment), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        throw new DisconnectedException("still " + what, Outcome.NOT_SENT, e);
      } catch (InterruptedException e) {
        throw Failures.interrupted(what, Outcome.NOT_SENT);
      } catch (ExecutionException e) {
        throw Failures.thrown(e.getCause(), what);
      }
    }

    private void connect(CompletableFuture<Client> made) {
      try {
        Client present = client;
        if (present == null || present.isClosed()) {
          present = connect();
          keep(present);
        }
        made.complete(present);
      } catch (RuntimeException | Error e) {
        made.completeExceptionally(e);
      }
    }

    /// Tries one way after the other. If nobody answers at one of them, it may be worth trying
    /// again, which is what the caller must know.
    private Client connect() {
      HawserException failure = null;
      for (String way : ways) {
        try {
          return builders.get().connect(way);
        } catch (DisconnectedException | RefusedException e) {
          failure = failure instanceof DisconnectedException ? failure : e;
        }
      }
      throw failure == null ? new RefusedException("there is no way to " + shown) : failure;
    }

    private void keep(Client fresh) {
      synchronized (Connections.this) {
        if (!closed && users > 0) {
          client = fresh;
          return;
        }
      }
      fresh.close();
      throw isClosed();
    }
  }

  private final Supplier<ClientBuilder> builders;
  private final Map<List<String>, Line> lines = new HashMap<>();
  private boolean closed;

  /// @param builders makes a builder for each connection
  Connections(Supplier<ClientBuilder> builders) {
    this.builders = builders;
  }

  /// The line to a place, for one more user.
  synchronized Line line(Place place) {
    if (closed) {
      throw isClosed();
    }
    Line line = lines.computeIfAbsent(place.ways(), _ -> new Line(place));
    line.users++;
    return line;
  }

  /// A user leaves.
  synchronized void release(Line line) {
    line.users--;
    if (line.users == 0 && lines.remove(line.ways, line)) {
      hangUp(line);
    }
  }

  private static void hangUp(Line line) {
    Client client = line.client;
    if (client != null && !client.isClosed()) {
      var _ = Threads.start("closing-client", client::close);
    }
  }

  /// How many servers there are lines to.
  synchronized int size() {
    return lines.size();
  }

  private static ClosedException isClosed() {
    return new ClosedException("the services were closed", Outcome.NOT_SENT);
  }

  /// Closes all clients and waits for that.
  @Override
  public void close() {
    List<Line> all;
    synchronized (this) {
      closed = true;
      all = List.copyOf(lines.values());
      lines.clear();
    }
    for (Line each : all) {
      Client client = each.client;
      if (client != null) {
        client.close();
      }
    }
  }
}
