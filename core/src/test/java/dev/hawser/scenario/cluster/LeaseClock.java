package dev.hawser.scenario.cluster;

import dev.hawser.internal.engine.EmbeddedEngine;
import dev.hawser.internal.time.ManualTimer;
import dev.hawser.spi.Engine;
import dev.hawser.spi.EngineMap;
import dev.hawser.spi.EngineQueue;
import dev.hawser.spi.Operation;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// An engine whose leases run on a time that a test moves, never faster than they are extended.
final class LeaseClock implements Engine {
  private final ManualTimer timer = new ManualTimer();
  private final Engine engine = new EmbeddedEngine(timer);
  private final Map<String, EngineQueue> queues = new ConcurrentHashMap<>();
  private final AtomicInteger extensions = new AtomicInteger();
  private final Duration lease;

  /// @param lease of the item that is watched, which no other has
  LeaseClock(Duration lease) {
    this.lease = lease;
  }

  /// Lets some time pass once the lease was extended: the second extension from now began after the
  /// time was last moved.
  void pass(Duration time) {
    int enough = extensions.get() + 2;
    ClusterLab.eventually("the lease is extended", () -> extensions.get() >= enough);
    timer.advance(time);
  }

  @Override
  public EngineMap map(String name) {
    return engine.map(name);
  }

  @Override
  public EngineQueue queue(String name) {
    return queues.computeIfAbsent(name, it -> new Counting(engine.queue(it)));
  }

  @Override
  public void close() {
    engine.close();
  }

  /// A queue that counts extensions.
  private final class Counting implements EngineQueue {
    private final EngineQueue queue;

    Counting(EngineQueue queue) {
      this.queue = queue;
    }

    @Override
    public CompletableFuture<Boolean> put(Operation operation, byte[] item, boolean wait) {
      return queue.put(operation, item, wait);
    }

    @Override
    public CompletableFuture<@Nullable Lease> take(
        Operation operation, Duration time, boolean wait) {
      return queue.take(operation, time, wait);
    }

    @Override
    public CompletableFuture<Boolean> settle(Operation operation, long id, Settlement settlement) {
      CompletableFuture<Boolean> settled = queue.settle(operation, id, settlement);
      if (settlement.equals(new Settlement.Extend(lease))) {
        extensions.incrementAndGet();
      }
      return settled;
    }

    @Override
    public CompletableFuture<State> manage(Operation operation, Command command) {
      return queue.manage(operation, command);
    }
  }
}
