package dev.hawser.spi;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// One queue of an {@link Engine}: first in, first out, handed out on lease. It is unbounded until
/// told otherwise.
///
/// A put or take that waits is withdrawn by cancelling its future, or by completing it in any other
/// way. Once its turn has come, `cancel` returns false, even if the future is not complete yet: the
/// put is done, the lease is given and must be settled.
public interface EngineQueue {
  /// Adds an item at the tail. Putters that wait are served in the order they came.
  ///
  /// @param wait whether to wait while the queue is full; otherwise the future completes with false
  CompletableFuture<Boolean> put(Operation operation, byte[] item, boolean wait);

  /// Leases the head item. Takers that wait are served in the order they came.
  ///
  /// @param lease how long until an unsettled item goes back to the head. Items that go back stand
  ///   in their old order again, before all that were never leased
  /// @param wait whether to wait for an item; otherwise the future completes with null
  CompletableFuture<@Nullable Lease> take(Operation operation, Duration lease, boolean wait);

  /// Settles a lease.
  ///
  /// @return whether the lease was still held; false means it had run out or was settled before
  CompletableFuture<Boolean> settle(Operation operation, long lease, Settlement settlement);

  /// Looks at the queue as a whole, or changes it. Looking changes nothing, so it is never taken
  /// for a repetition.
  CompletableFuture<State> manage(Operation operation, Command command);

  /// An item on lease.
  ///
  /// @param id names the lease, never used again in this queue
  /// @param attempt how often the item has been leased, this time included
  record Lease(long id, byte[] item, int attempt) {
    /// Checks that nothing is missing.
    public Lease {
      requireNonNull(item, "item");
    }
  }

  /// What becomes of a leased item.
  sealed interface Settlement {
    /// It is done with and removed.
    record Ack() implements Settlement {}

    /// It goes back to the head. When the item was never in its taker's hands, the attempt does not
    /// count.
    record Nack(boolean attempted) implements Settlement {}

    /// Its lease runs for so long from now.
    record Extend(Duration time) implements Settlement {
      /// Checks that nothing is missing.
      public Extend {
        requireNonNull(time, "time");
      }
    }
  }

  /// Something asked of a queue as a whole.
  sealed interface Command {
    /// Nothing; only the state is wanted.
    record Inspect() implements Command {}

    /// Remove all waiting items. Leased items, and those of putters that wait, are not touched.
    record Clear() implements Command {}

    /// Bound the number of waiting items; items already there stay, and leased ones may come back
    /// beyond it. With a bound of 0 an item goes straight from a putter to a taker.
    record Capacity(int items) implements Command {
      /// Checks the bound.
      public Capacity {
        if (items < 0) {
          throw new IllegalArgumentException("a capacity of " + items + " items");
        }
      }
    }
  }

  /// A queue's state after a command.
  ///
  /// @param size items waiting, leased ones not counted
  /// @param head the item at the head, or null
  /// @param removed how many items the command removed
  record State(int size, byte @Nullable [] head, int removed) {}
}
