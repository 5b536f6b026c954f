package dev.hawser.internal.engine;

import dev.hawser.internal.time.Timer;
import dev.hawser.spi.Engine;
import dev.hawser.spi.EngineException;
import dev.hawser.spi.EngineMap;
import dev.hawser.spi.EngineQueue;
import java.util.concurrent.ConcurrentHashMap;

/// The engine that needs nothing: everything is kept in this process's memory.
///
/// Each map and each queue has a lock of its own, held only while its data changes. Watchers are
/// told and futures completed afterwards, with no lock held, in the order of the changes; see
/// {@link Outbox}.
public final class EmbeddedEngine implements Engine {
  private final Timer timer;
  private final Repetitions repetitions = new Repetitions();
  private final ConcurrentHashMap<String, EmbeddedMap> maps = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, EmbeddedQueue> queues = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /// Creates an empty engine whose leases run by this timer.
  public EmbeddedEngine(Timer timer) {
    this.timer = timer;
  }

  @Override
  public EngineMap map(String name) {
    EmbeddedMap map = maps.computeIfAbsent(name, _ -> new EmbeddedMap(repetitions));
    if (closed) {
      map.close();
    }
    return map;
  }

  @Override
  public EngineQueue queue(String name) {
    EmbeddedQueue queue = queues.computeIfAbsent(name, _ -> new EmbeddedQueue(timer, repetitions));
    if (closed) {
      queue.close();
    }
    return queue;
  }

  @Override
  public void close() {
    closed = true;
    maps.values().forEach(EmbeddedMap::close);
    queues.values().forEach(EmbeddedQueue::close);
  }

  /// What every operation fails with once the engine is closed.
  static EngineException closedException() {
    return new EngineException("the engine is closed", false);
  }
}
