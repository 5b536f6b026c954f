package dev.hawser.internal.engine;

import dev.hawser.internal.time.Timer;
import dev.hawser.spi.EngineQueue;
import dev.hawser.spi.Operation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A queue in memory.
///
/// Two lines of waiters may stand at it: takers while there is no item, putters while there is no
/// room. Under the lock a waiter is taken out of its line when its turn comes, so nobody can
/// withdraw it any more; its future is completed after the lock was let go.
final class EmbeddedQueue implements EngineQueue {
  private final Repetitions repetitions;
  private final ReentrantLock lock = new ReentrantLock();
  private final Outbox outbox = new Outbox();
  private final Line line = new Line();
  private final Leases leases;
  private final SequencedMap<Waiter<Boolean>, byte[]> putters = new LinkedHashMap<>();
  private final SequencedMap<Waiter<@Nullable Lease>, Take> takers = new LinkedHashMap<>();
  private int capacity = Integer.MAX_VALUE;
  private boolean closed;

  EmbeddedQueue(Timer timer, Repetitions repetitions) {
    this.repetitions = repetitions;
    this.leases = new Leases(timer, this::expire);
  }

  @Override
  public CompletableFuture<Boolean> put(Operation operation, byte[] item, boolean wait) {
    return once(
        operation,
        () -> {
          CompletableFuture<Boolean> result = put(item, wait);
          repetitions.remember(operation, this, result, 0);
          return result;
        });
  }

  @Override
  public CompletableFuture<@Nullable Lease> take(
      Operation operation, Duration lease, boolean wait) {
    return once(operation, () -> take(new Take(operation, lease), wait));
  }

  @Override
  public CompletableFuture<Boolean> settle(Operation operation, long lease, Settlement settlement) {
    return once(
        operation,
        () -> {
          var result = CompletableFuture.completedFuture(settle(lease, settlement));
          repetitions.remember(operation, this, result, 0);
          return result;
        });
  }

  @Override
  public CompletableFuture<State> manage(Operation operation, Command command) {
    if (command instanceof Command.Inspect) {
      return locked(() -> CompletableFuture.completedFuture(state(0)));
    }
    return once(
        operation,
        () -> {
          var result = CompletableFuture.completedFuture(state(obey(command)));
          byte[] head = line.peek();
          repetitions.remember(operation, this, result, head == null ? 0 : head.length);
          return result;
        });
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      putters.keySet().forEach(this::failLater);
      takers.keySet().forEach(this::failLater);
      putters.clear();
      takers.clear();
      line.clear();
      leases.clear();
    } finally {
      lock.unlock();
    }
    outbox.drain();
  }

  private CompletableFuture<Boolean> put(byte[] item, boolean wait) {
    if (putters.isEmpty() && hasRoom()) {
      line.add(item);
      serveWaiters();
      return CompletableFuture.completedFuture(true);
    }
    if (!wait) {
      return CompletableFuture.completedFuture(false);
    }
    Waiter<Boolean> putter = new Waiter<>(waiter -> withdraw(putters, waiter));
    putters.put(putter, item);
    return putter;
  }

  private CompletableFuture<@Nullable Lease> take(Take take, boolean wait) {
    if (line.isEmpty() && !putters.isEmpty()) {
      admit();
    }
    if (!line.isEmpty()) {
      Lease lease = lease(take.time);
      CompletableFuture<@Nullable Lease> result = CompletableFuture.completedFuture(lease);
      repetitions.remember(take.operation, this, result, lease.item().length);
      serveWaiters();
      return result;
    }
    CompletableFuture<@Nullable Lease> result;
    if (wait) {
      Waiter<@Nullable Lease> taker = new Waiter<>(waiter -> withdraw(takers, waiter));
      takers.put(taker, take);
      result = taker;
    } else {
      result = CompletableFuture.completedFuture(null);
    }
    repetitions.remember(take.operation, this, result, 0);
    return result;
  }

  private boolean settle(long id, Settlement settlement) {
    if (settlement instanceof Settlement.Extend(Duration time)) {
      return leases.extend(id, time);
    }
    Item item = leases.remove(id);
    if (item == null) {
      return false;
    }
    if (settlement instanceof Settlement.Nack(boolean attempted)) {
      giveBack(item, attempted);
    }
    return true;
  }

  /// @return how many items were removed
  private int obey(Command command) {
    int removed = 0;
    switch (command) {
      case Command.Inspect() -> {}
      case Command.Clear() -> {
        removed = line.size();
        line.clear();
      }
      case Command.Capacity(int items) -> capacity = items;
    }
    serveWaiters();
    return removed;
  }

  private State state(int removed) {
    return new State(line.size(), line.peek(), removed);
  }

  /// Whether an item may come in: below capacity, or straight into a waiting taker's hands.
  private boolean hasRoom() {
    return line.size() < capacity || !takers.isEmpty();
  }

  /// Gives items to takers and room to putters until one of either is missing.
  private void serveWaiters() {
    while (true) {
      if (!takers.isEmpty() && !line.isEmpty()) {
        hand();
      } else if (!putters.isEmpty() && hasRoom()) {
        admit();
      } else {
        return;
      }
    }
  }

  /// Hands the head to the first taker.
  private void hand() {
    Map.Entry<Waiter<@Nullable Lease>, Take> first = takers.pollFirstEntry();
    Waiter<@Nullable Lease> taker = first.getKey();
    Lease lease = lease(first.getValue().time);
    repetitions.remember(first.getValue().operation, this, taker, lease.item().length);
    outbox.add(() -> {
      if (!taker.serve(lease)) {
        takeBack(lease);
      }
    });
  }

  /// Lets the first putter's item in.
  private void admit() {
    Map.Entry<Waiter<Boolean>, byte[]> first = putters.pollFirstEntry();
    line.add(first.getValue());
    outbox.add(() -> first.getKey().serve(true));
  }

  private Lease lease(Duration time) {
    Item item = line.remove();
    item.attempts++;
    return new Lease(leases.add(item, time), item.value, item.attempts);
  }

  private void giveBack(Item item, boolean attempted) {
    if (!attempted) {
      item.attempts--;
    }
    line.giveBack(item);
    serveWaiters();
  }

  /// Takes back an item whose taker turned out to be gone.
  private void takeBack(Lease lease) {
    lock.lock();
    try {
      settle(lease.id(), new Settlement.Nack(false));
    } finally {
      lock.unlock();
    }
  }

  /// Takes back the items whose leases ran out.
  private void expire() {
    lock.lock();
    try {
      List<Item> items = leases.expire();
      items.forEach(line::giveBack);
      serveWaiters();
    } finally {
      lock.unlock();
    }
    outbox.drain();
  }

  private <W> boolean withdraw(SequencedMap<W, ?> waiters, W waiter) {
    lock.lock();
    try {
      return waiters.remove(waiter) != null;
    } finally {
      lock.unlock();
    }
  }

  private void failLater(Waiter<?> waiter) {
    outbox.add(() -> waiter.fail(EmbeddedEngine.closedException()));
  }

  private <T extends @Nullable Object> CompletableFuture<T> once(
      Operation operation, Supplier<CompletableFuture<T>> work) {
    return locked(() -> {
      CompletableFuture<T> earlier = repetitions.recall(operation, this);
      return earlier != null ? earlier : work.get();
    });
  }

  private <T extends @Nullable Object> CompletableFuture<T> locked(
      Supplier<CompletableFuture<T>> work) {
    CompletableFuture<T> result;
    lock.lock();
    try {
      result =
          closed ? CompletableFuture.failedFuture(EmbeddedEngine.closedException()) : work.get();
    } finally {
      lock.unlock();
    }
    outbox.drain();
    return result;
  }

  /// What a taker asked for.
  private record Take(Operation operation, Duration time) {}
}
