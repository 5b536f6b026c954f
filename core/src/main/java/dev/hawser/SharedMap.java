package dev.hawser;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A map that several JVMs see as one.
///
/// **Reads** are served from a replica in this JVM, without a round trip. They never go back in
/// time, and they see every write of this peer and everything that happened before any message,
/// queue item or answer this peer has received. {@link #sync()} makes the next read linearizable.
///
/// **Writes** are ordered by the map's one owner. When a write returns, it is applied there and
/// visible here. All of {@link ConcurrentMap}'s compound operations are atomic across all peers,
/// and no update is ever lost. The functions given to `compute`, `merge` and `update` run in this
/// JVM and run again when another peer was faster, so they should have no side effects. An
/// operation that turns out to change nothing has asked the owner first, except `computeIfAbsent`,
/// which reads like `get`. `putAll`, `replaceAll` and `clear` work key by key.
///
/// **Values** are copies: changing a value that was read changes nothing remote; {@link #update}
/// does. So values, arrays too, are compared by content. Neither keys nor values may be null.
///
/// **While disconnected**, reads go on, writes wait. If the session ends, operations throw {@link
/// DisconnectedException}, whose outcome says what became of a write.
///
/// **Permission** is decided by the server: for writes at each, for reads before this client has
/// any of the map. A client's operation that is not permitted fails with {@link
/// PermissionException} and changes nothing.
///
/// Writes obey the current {@link Deadline}. A thread interrupted while it waits gives the
/// operation up and gets a {@link java.util.concurrent.CancellationException} with its interrupt
/// status set. Safe for use by many threads.
///
/// @param <V> the type of the values
public interface SharedMap<V> extends ConcurrentMap<String, V> {
  /// This map's name; empty for a space's unnamed map.
  String name();

  /// Reads a value of a given type.
  ///
  /// @return the value, or null if the key is absent
  /// @throws ValueException if the value is of another type; the message names both
  <T> @Nullable T get(String key, Class<T> type);

  /// Writes a value without asking for the one before, which saves carrying it here.
  void set(String key, V value);

  /// Replaces the value of a key by a function of it, atomically.
  ///
  /// @return the new value, or null if the key was absent, in which case nothing was changed
  @Nullable V update(String key, UnaryOperator<V> change);

  /// Waits until this replica has everything that was written before this call, anywhere.
  void sync();

  /// The version of the newest change that reads here can see. Each change has one, and they only
  /// grow.
  long version();

  /// This map without a replica: every read is a round trip to the owner, with the same promises.
  /// For maps too large to hold, or read rarely.
  SharedMap<V> remote();

  /// Calls a listener with every change from now on, once and in order, on a virtual thread of its
  /// own. There is no gap, even across a lost connection.
  Subscription onChange(Consumer<? super MapChange<V>> listener);

  /// The writing operations as futures. Cancelling one gives the operation up at the owner, unless
  /// it is already done.
  Async<V> async();

  /// The operations of a {@link SharedMap} that wait for the owner, without waiting.
  ///
  /// @param <V> the type of the values
  interface Async<V> {
    /// See {@link SharedMap#put}; completes with the value before, or null.
    CompletableFuture<@Nullable V> put(String key, V value);

    /// See {@link SharedMap#set}.
    CompletableFuture<@Nullable Void> set(String key, V value);

    /// See {@link SharedMap#putIfAbsent}; completes with the value that was there, or null.
    CompletableFuture<@Nullable V> putIfAbsent(String key, V value);

    /// See {@link SharedMap#remove(Object)}; completes with the value before, or null.
    CompletableFuture<@Nullable V> remove(String key);

    /// See {@link SharedMap#replace(Object, Object, Object)}.
    CompletableFuture<Boolean> replace(String key, V oldValue, V newValue);

    /// See {@link SharedMap#compute}.
    CompletableFuture<@Nullable V> compute(
        String key, BiFunction<? super String, ? super @Nullable V, ? extends @Nullable V> change);

    /// See {@link SharedMap#update}.
    CompletableFuture<@Nullable V> update(String key, UnaryOperator<V> change);

    /// See {@link SharedMap#sync}.
    CompletableFuture<@Nullable Void> sync();
  }
}
