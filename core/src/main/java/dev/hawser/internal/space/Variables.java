package dev.hawser.internal.space;

import static java.util.Objects.requireNonNull;

import dev.hawser.SharedMap;
import dev.hawser.SharedQueue;
import java.util.concurrent.ConcurrentHashMap;

/// The maps and queues of one space as a program at this end sees them.
final class Variables {
  /// Where a space's variables are kept.
  interface Source {
    MapOwner map(String name);

    QueueOwner queue(String name);
  }

  private record Key(String name, Class<?> type) {}

  private record ViewedMap(MapOwner owner, MapView view) {}

  private final Source source;
  private final Values values;
  private final Patience patience;
  private final ConcurrentHashMap<String, ViewedMap> views = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Key, SharedMap<?>> maps = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Key, SharedQueue<?>> queues = new ConcurrentHashMap<>();

  Variables(Source source, Values values, Patience patience) {
    this.source = source;
    this.values = values;
    this.patience = patience;
  }

  @SuppressWarnings("unchecked") // A map is kept under the type of its values.
  <V> SharedMap<V> map(String name, Class<V> type) {
    requireNonNull(name, "name");
    Class<V> boxed = values.allowContract(requireNonNull(type, "type"));
    return (SharedMap<V>) maps.computeIfAbsent(new Key(name, boxed), _ -> newMap(name, boxed));
  }

  private <V> SharedMap<V> newMap(String name, Class<V> type) {
    ViewedMap map = views.computeIfAbsent(name, this::newView);
    return new TypedMap<>(map.owner(), map.view(), values, type, patience);
  }

  private ViewedMap newView(String name) {
    MapOwner owner = source.map(name);
    return new ViewedMap(owner, new ReplicaView(owner, patience));
  }

  @SuppressWarnings("unchecked") // A queue is kept under the type of its items.
  <T> SharedQueue<T> queue(String name, Class<T> type) {
    requireNonNull(name, "name");
    Class<T> boxed = values.allowContract(requireNonNull(type, "type"));
    return (SharedQueue<T>)
        queues.computeIfAbsent(
            new Key(name, boxed),
            _ -> new TypedQueue<>(source.queue(name), values, boxed, patience));
  }
}
