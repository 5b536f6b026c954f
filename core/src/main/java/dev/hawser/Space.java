package dev.hawser;

import dev.hawser.internal.space.GlobalSpace;

/// A place where variables are shared.
///
/// There are two kinds. The global space belongs to a server and everybody connected sees it: it is
/// the {@link Server} itself, and {@link Client#globals()} at a client. Each {@link Peer} also is a
/// private space between one client and the server, the same from both ends.
///
/// Maps and queues come into being when they are first named, and asking twice gives the same one.
/// A space is safe for use by many threads.
public sealed interface Space permits Server, Peer, GlobalSpace {
  /// The unnamed map of values of any allowed type.
  default SharedMap<Object> map() {
    return map("");
  }

  /// A named map of values of any allowed type.
  default SharedMap<Object> map(String name) {
    return map(name, Object.class);
  }

  /// A named map whose values have one type. The type, and what it is made of when it is a record
  /// or a sealed family, is thereby allowed to travel to and from this end.
  ///
  /// @throws ValueException if values of that type can never travel
  <V> SharedMap<V> map(String name, Class<V> type);

  /// The unnamed queue.
  default SharedQueue<Object> queue() {
    return queue("");
  }

  /// A named queue of values of any allowed type.
  default SharedQueue<Object> queue(String name) {
    return queue(name, Object.class);
  }

  /// A named queue whose values have one type, allowed as for {@link #map(String, Class)}.
  <T> SharedQueue<T> queue(String name, Class<T> type);
}
