package dev.hawser.internal.space.server;

import dev.hawser.spi.EngineQueue;
import dev.hawser.spi.EngineQueue.Settlement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// The items that one client has on lease. When its session ends they go back, as items that were
/// tried.
final class HeldLeases {
  private record Held(EngineQueue queue, long id) {}

  private final Operations operations;
  private final Set<Held> held = new HashSet<>();
  private boolean over;

  HeldLeases(Operations operations) {
    this.operations = operations;
  }

  /// The client has an item.
  void add(EngineQueue queue, long id) {
    Held lease = new Held(queue, id);
    synchronized (this) {
      if (!over) {
        held.add(lease);
        return;
      }
    }
    giveBack(lease);
  }

  /// Settles a lease of this client; others' it cannot touch.
  CompletableFuture<Boolean> settle(EngineQueue queue, long id, Settlement settlement) {
    Held lease = new Held(queue, id);
    boolean known;
    synchronized (this) {
      known = settlement instanceof Settlement.Extend ? held.contains(lease) : held.remove(lease);
    }
    return known
        ? queue.settle(operations.next(), id, settlement)
        : CompletableFuture.completedFuture(false);
  }

  void end() {
    List<Held> all;
    synchronized (this) {
      over = true;
      all = List.copyOf(held);
      held.clear();
    }
    all.forEach(this::giveBack);
  }

  private void giveBack(Held lease) {
    var _ = lease.queue().settle(operations.next(), lease.id(), new Settlement.Nack(true));
  }
}
