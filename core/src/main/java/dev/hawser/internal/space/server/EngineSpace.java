package dev.hawser.internal.space.server;

import dev.hawser.ClosedException;
import dev.hawser.Outcome;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.space.map.Replica;
import dev.hawser.internal.space.queue.QueueOwner;
import dev.hawser.internal.time.Timer;
import dev.hawser.spi.Engine;
import dev.hawser.spi.Operation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A space kept by an engine in this JVM.
public final class EngineSpace {
  private final Engine engine;
  private final Patience patience;
  private final Timer timer;
  private final Operations operations = new Operations(0);
  private final ConcurrentHashMap<String, EngineMapOwner> maps = new ConcurrentHashMap<>();
  private volatile Replica.@Nullable Reason over;

  /// Creates the space that an engine keeps, whose own operations wait so long.
  public EngineSpace(Engine engine, Patience patience, Timer timer) {
    this.engine = engine;
    this.patience = patience;
    this.timer = timer;
  }

  Patience patience() {
    return patience;
  }

  Timer timer() {
    return timer;
  }

  Engine engine() {
    return engine;
  }

  /// The map of a name.
  public EngineMapOwner map(String name) {
    EngineMapOwner map =
        maps.computeIfAbsent(name, _ -> new EngineMapOwner(name, engine.map(name), this));
    Replica.Reason reason = over;
    if (reason != null) {
      map.end(reason);
    }
    return map;
  }

  /// The queue of a name.
  public QueueOwner queue(String name) {
    return new EngineQueueOwner(name, engine.queue(name), this);
  }

  /// Names the server's next change.
  Operation operation() {
    return operations.next();
  }

  /// Waits for the engine.
  ///
  /// @param givenUp what is known of an operation that was given up
  <T extends @Nullable Object> T await(
      CompletableFuture<T> future, long moment, Supplier<String> what, Outcome givenUp)
      throws InterruptedException {
    try {
      return patience.await(future, moment, what, givenUp);
    } catch (ClosedException e) {
      Replica.Reason reason = over;
      throw reason == null ? e : reason.exception();
    }
  }

  /// As {@link #await}, for operations that cannot throw `InterruptedException`.
  <T extends @Nullable Object> T awaitFirmly(
      CompletableFuture<T> future, long moment, Supplier<String> what, Outcome givenUp) {
    try {
      return await(future, moment, what, givenUp);
    } catch (InterruptedException e) {
      throw Failures.interrupted(what.get(), givenUp);
    }
  }

  /// Ends the space: whatever waits fails, and so does reading.
  public void end(Replica.Reason reason) {
    over = reason;
    maps.values().forEach(map -> map.end(reason));
    engine.close();
  }
}
