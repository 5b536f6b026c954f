package dev.hawser.internal.engine;

import dev.hawser.spi.EngineException;
import dev.hawser.spi.Operation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// What each origin has done lately, so that a repeated operation is answered and not done again.
///
/// The map or queue concerned calls {@link #recall} and {@link #remember} in one critical section
/// of its own, so the same operation never gets between them.
final class Repetitions {
  /// How many of an origin's changes are remembered; promised by {@link Operation}.
  static final int WINDOW = 256;

  /// An origin is forgotten when so many newer ones came since its last change.
  static final int NEWER_ORIGINS = 4_096;

  /// How often forgotten origins are looked for, in origins that arrived.
  private static final int SWEEP = 1_024;

  /// Up to this size a result is kept as long as its origin's window lasts.
  static final int LIGHT_BYTES = 256;

  /// What all results above that size may weigh. When they weigh more, the oldest are dropped: the
  /// operation is still recognised, but its result is unknown.
  static final long HEAVY_BYTES = 16 << 20;

  private final ConcurrentHashMap<Long, Origin> origins = new ConcurrentHashMap<>();
  private final AtomicLong arrivals = new AtomicLong();
  private final ConcurrentLinkedQueue<Done> heavy = new ConcurrentLinkedQueue<>();
  private final AtomicLong heavyBytes = new AtomicLong();

  /// The first result of an operation, or null if it is new.
  ///
  /// @param owner the map or queue it is for
  <T extends @Nullable Object> @Nullable CompletableFuture<T> recall(
      Operation operation, Object owner) {
    Origin origin = origins.get(operation.origin());
    Done done = origin == null ? null : origin.find(operation.number());
    return done == null || !done.owner.equals(owner) ? null : done.result();
  }

  /// Remembers the result of a new operation, or what the result weighs now that it is known.
  ///
  /// @param bytes the size of the value within the result
  void remember(Operation operation, Object owner, CompletableFuture<?> result, int bytes) {
    Origin origin = origins.get(operation.origin());
    if (origin == null) {
      origin = arrive(operation.origin());
    }
    origin.lastUse = arrivals.get();
    Done done = new Done(operation.number(), owner, result, bytes);
    origin.add(done);
    if (bytes > LIGHT_BYTES) {
      limitHeavy(done);
    }
  }

  /// How many origins are remembered.
  int origins() {
    return origins.size();
  }

  private Origin arrive(long id) {
    long now = arrivals.incrementAndGet();
    if (now % SWEEP == 0) {
      origins.values().removeIf(origin -> now - origin.lastUse > NEWER_ORIGINS);
    }
    return origins.computeIfAbsent(id, _ -> new Origin(now));
  }

  private void limitHeavy(Done done) {
    heavy.add(done);
    heavyBytes.addAndGet(done.bytes);
    while (heavyBytes.get() > HEAVY_BYTES) {
      Done oldest = heavy.poll();
      if (oldest == null) {
        return;
      }
      heavyBytes.addAndGet(-oldest.bytes);
      oldest.result = null;
    }
  }

  /// One operation that was done.
  private static final class Done {
    final long number;
    final Object owner;
    final int bytes;
    volatile @Nullable CompletableFuture<?> result;

    Done(long number, Object owner, CompletableFuture<?> result, int bytes) {
      this.number = number;
      this.owner = owner;
      this.result = result;
      this.bytes = bytes;
    }

    @SuppressWarnings("unchecked") // an operation is of one kind, and so is its result
    <T extends @Nullable Object> CompletableFuture<T> result() {
      CompletableFuture<?> known = result;
      return known == null
          ? CompletableFuture.failedFuture(
              new EngineException("done before, with a result too large to be kept", true))
          : (CompletableFuture<T>) known;
    }
  }

  /// One origin's latest changes, each at the place its number gives it. Starts small, because most
  /// origins do little.
  private static final class Origin {
    private @Nullable Done[] ring = new Done[8];
    volatile long lastUse;

    Origin(long now) {
      lastUse = now;
    }

    synchronized @Nullable Done find(long number) {
      Done done = ring[place(number)];
      return done != null && done.number == number ? done : null;
    }

    synchronized void add(Done done) {
      Done there = ring[place(done.number)];
      while (there != null && there.number != done.number && ring.length < WINDOW) {
        grow();
        there = ring[place(done.number)];
      }
      if (there == null || there.number <= done.number) {
        ring[place(done.number)] = done;
      }
    }

    private void grow() {
      @Nullable Done[] old = ring;
      ring = new Done[2 * old.length];
      for (Done done : old) {
        if (done != null) {
          ring[place(done.number)] = done;
        }
      }
    }

    private int place(long number) {
      return (int) number & (ring.length - 1);
    }
  }
}
