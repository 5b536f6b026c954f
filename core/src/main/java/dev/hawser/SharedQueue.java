package dev.hawser;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A first-in, first-out queue that several JVMs see as one.
///
/// **Hand-over.** `take` and its kin hand each item to one taker. If the taker is cancelled, times
/// out, or its session ends before the item is in its hands, the item goes back to the head. The
/// item counts as handed over when the taker's end has confirmed it; a taker whose session ends for
/// good in the moment between receiving and confirming may thus see its item given to another.
/// Where that matters use {@link #lease}, whose {@link Delivery#ack} returns only when the item is
/// gone.
///
/// **While disconnected**, operations wait and are done once. If the session ends, they throw
/// {@link DisconnectedException}.
///
/// **Permission** is decided by the server at each operation. A client's operation that is not
/// permitted fails with {@link PermissionException} and changes nothing.
///
/// Blocking operations obey the current {@link Deadline} and can be interrupted, which gives them
/// up at the owner too. Items may not be null. Safe for use by many threads.
///
/// @param <T> the type of the items
public interface SharedQueue<T> {
  /// This queue's name; empty for a space's unnamed queue.
  String name();

  /// Bounds the queue for everybody: from now on a put waits while so many items are in it. Items
  /// already in it stay.
  ///
  /// @param items at least 1; `Integer.MAX_VALUE` means unbounded, which is the default
  /// @return this queue
  SharedQueue<T> capacity(int items);

  /// Adds an item at the tail, waiting while a bounded queue is full. Returned means accepted.
  void put(T item) throws InterruptedException;

  /// Adds an item if there is room now.
  ///
  /// @return whether it was added
  boolean offer(T item);

  /// Adds an item if there is room within a time.
  ///
  /// @return whether it was added
  boolean offer(T item, Duration timeout) throws InterruptedException;

  /// Takes the item at the head, waiting for one.
  T take() throws InterruptedException;

  /// Takes the item at the head, or null if there is none now.
  @Nullable T poll();

  /// Takes the item at the head, or null if none came within a time.
  @Nullable T poll(Duration timeout) throws InterruptedException;

  /// A copy of the item at the head, which stays there, or null.
  @Nullable T peek();

  /// How many items wait, without those handed out and not yet confirmed.
  int size();

  /// Whether no item waits.
  default boolean isEmpty() {
    return size() == 0;
  }

  /// Removes every waiting item.
  ///
  /// @return how many were removed
  int clear();

  /// Takes all items that wait now.
  ///
  /// @return how many were added to the collection
  default int drainTo(Collection<? super T> target) {
    return drainTo(target, Integer.MAX_VALUE);
  }

  /// Takes at most so many of the items that wait now.
  ///
  /// @return how many were added to the collection
  int drainTo(Collection<? super T> target, int most);

  /// Takes the head item on trust, waiting for one: it comes back unless it is acknowledged within
  /// the lease's time or before this session ends.
  ///
  /// @param time how long the work may take before the item is given to another; a delivery can be
  ///   extended
  Delivery<T> lease(Duration time) throws InterruptedException;

  /// As {@link #lease(Duration)}, or null if no item came within a time.
  @Nullable Delivery<T> lease(Duration time, Duration timeout) throws InterruptedException;

  /// The waiting operations as futures. Operations begun at the same time may be done in any order.
  /// Cancelling one gives it up at the owner; a taker that is cancelled swallows nothing.
  Async<T> async();

  /// The operations of a {@link SharedQueue} that wait, without waiting.
  ///
  /// @param <T> the type of the items
  interface Async<T> {
    /// See {@link SharedQueue#put}.
    CompletableFuture<@Nullable Void> put(T item);

    /// See {@link SharedQueue#take}.
    CompletableFuture<T> take();

    /// See {@link SharedQueue#poll(Duration)}.
    CompletableFuture<@Nullable T> poll(Duration timeout);

    /// See {@link SharedQueue#lease(Duration)}.
    CompletableFuture<Delivery<T>> lease(Duration time);
  }
}
