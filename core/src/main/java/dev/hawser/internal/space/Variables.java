package dev.hawser.internal.space;

import static java.util.Objects.requireNonNull;

import dev.hawser.SharedMap;
import dev.hawser.SharedQueue;
import dev.hawser.internal.operation.Patience;
import java.util.concurrent.ConcurrentHashMap;

/// The maps and queues of one space as a program at this end sees them.
final class Variables {
  /// Where a space's variables are kept.
  interface Source {
    MapOwner map(String name);

    QueueOwner queue(String name);
  }

  /// What a variable is known by at this end; a primitive type counts as its box.
  record Key(String name, Class<?> type) {
    static Key of(String name, Class<?> type) {
      return new Key(requireNonNull(name, "name"), Values.boxed(requireNonNull(type, "type")));
    }
  }

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
    Key key = Key.of(name, type);
    SharedMap<?> present = maps.get(key);
    if (present == null) {
      Class<V> boxed = values.allowContract(type);
      present = maps.computeIfAbsent(key, _ -> newMap(name, boxed));
    }
    return (SharedMap<V>) present;
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
    Key key = Key.of(name, type);
    SharedQueue<?> present = queues.get(key);
    if (present == null) {
      Class<T> boxed = values.allowContract(type);
      present =
          queues.computeIfAbsent(
              key, _ -> new TypedQueue<>(source.queue(name), values, boxed, patience));
    }
    return (SharedQueue<T>) present;
  }
}
