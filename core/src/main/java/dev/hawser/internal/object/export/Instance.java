package dev.hawser.internal.object.export;

import dev.hawser.Outcome;
import dev.hawser.Peer;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.operation.Threads;
import dev.hawser.object.SessionAware;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// An object that serves, and the sessions that it was told of, if it is {@link SessionAware}.
final class Instance {
  private final String name;
  private final Object object;
  private final @Nullable SessionAware aware;
  private final @Nullable AutoCloseable closeable;
  private final Predicate<Peer> over;
  private final Executor threads;

  /// When the object has been told of each session.
  private final Map<Peer, CompletableFuture<@Nullable Void>> told = new ConcurrentHashMap<>(1);

  private final AtomicBoolean ended = new AtomicBoolean();

  /// Creates one.
  ///
  /// @param name under which the object is exported
  /// @param closes whether the object is closed when it has served
  /// @param over whether a session needs it no longer
  Instance(String name, Object object, boolean closes, Predicate<Peer> over) {
    this.name = name;
    this.object = object;
    this.aware = object instanceof SessionAware it ? it : null;
    this.closeable = closes && object instanceof AutoCloseable it ? it : null;
    this.over = over;
    this.threads = task -> Threads.start("'" + name + "'", task);
  }

  Object object() {
    return object;
  }

  /// Whether a call by a peer need not wait.
  boolean isReadyFor(Peer peer) {
    CompletableFuture<@Nullable Void> telling = told.get(peer);
    return aware == null || telling != null && telling.isDone();
  }

  /// Tells the object of a session, once.
  CompletableFuture<@Nullable Void> greet(Peer peer) {
    SessionAware it = aware;
    CompletableFuture<@Nullable Void> telling = told.get(peer);
    if (telling != null) {
      return telling;
    }
    return it == null || over.test(peer)
        ? CompletableFuture.completedFuture(null)
        : greet(it, peer);
  }

  private CompletableFuture<@Nullable Void> greet(SessionAware it, Peer peer) {
    CompletableFuture<@Nullable Void> mine = new CompletableFuture<>();
    CompletableFuture<@Nullable Void> others = told.putIfAbsent(peer, mine);
    if (others != null) {
      return others;
    }
    threads.execute(() -> {
      try {
        it.connected(peer);
      } finally {
        mine.complete(null);
      }
    });
    // The session may have ended before its end could be seen to concern this object.
    if (over.test(peer)) {
      var _ = leave(peer);
    }
    return mine;
  }

  /// The object, for a call by a peer: it has been told of the session by then.
  Object serving(Peer peer) {
    if (aware != null) {
      await(greet(peer), name);
    }
    return object;
  }

  /// Waits for something that users' code brings about, however it went.
  static void await(CompletableFuture<?> done, String name) {
    try {
      var _ = done.get();
    } catch (ExecutionException _) {
      // Whoever made it fail has been told.
    } catch (InterruptedException _) {
      throw Failures.interrupted("a call of '" + name + "'", Outcome.NOT_SENT);
    }
  }

  /// Tells the object that a session has ended, if it was told of that.
  CompletableFuture<@Nullable Void> leave(Peer peer) {
    CompletableFuture<@Nullable Void> telling = told.remove(peer);
    SessionAware it = aware;
    return telling == null || it == null
        ? CompletableFuture.completedFuture(null)
        : telling.thenRunAsync(
            () -> Threads.runSafely("'" + name + "'", () -> it.disconnected(peer)), threads);
  }

  /// The object has served: all sessions have ended for it, and then it is closed.
  ///
  /// @param closer where it is closed, unless it still has to be told of sessions
  void end(Executor closer) {
    if (ended.compareAndSet(false, true)) {
      CompletableFuture<?>[] leaving =
          told.keySet().stream().map(this::leave).toArray(CompletableFuture<?>[]::new);
      var _ = CompletableFuture.allOf(leaving).thenRun(() -> closer.execute(this::close));
    }
  }

  /// As {@link #end(Executor)}, on a thread of its own.
  void end() {
    end(threads);
  }

  private void close() {
    if (closeable != null) {
      try {
        closeable.close();
      } catch (Exception | Error e) {
        Threads.log(System.Logger.Level.WARNING, "closing '" + name + "' failed", e);
      }
    }
  }
}
