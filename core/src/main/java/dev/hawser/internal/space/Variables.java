package dev.hawser.internal.space;

import dev.hawser.SharedMap;
import dev.hawser.SharedQueue;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.space.map.MapOwner;
import dev.hawser.internal.space.map.MapView;
import dev.hawser.internal.space.map.ReplicaView;
import dev.hawser.internal.space.map.TypedMap;
import dev.hawser.internal.space.queue.QueueOwner;
import dev.hawser.internal.space.queue.TypedQueue;
import dev.hawser.internal.space.value.TypedName;
import dev.hawser.internal.space.value.Values;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The maps and queues of one space as a program at this end sees them.
final class Variables {
  private record ViewedMap(MapOwner owner, MapView view) {}

  private final Function<String, ? extends MapOwner> mapOwners;
  private final Function<String, ? extends QueueOwner> queueOwners;
  private final Values values;
  private final Patience patience;
  private final ConcurrentHashMap<String, ViewedMap> views = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<TypedName, SharedMap<?>> maps = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<TypedName, SharedQueue<?>> queues = new ConcurrentHashMap<>();

  /// Creates them.
  ///
  /// @param mapOwners where the map of a name is kept
  /// @param queueOwners where the queue of a name is kept
  Variables(
      Function<String, ? extends MapOwner> mapOwners,
      Function<String, ? extends QueueOwner> queueOwners,
      Values values,
      Patience patience) {
    this.mapOwners = mapOwners;
    this.queueOwners = queueOwners;
    this.values = values;
    this.patience = patience;
  }

  @SuppressWarnings("unchecked") // A map is kept under the type of its values.
  <V> SharedMap<V> map(String name, Class<V> type) {
    TypedName key = TypedName.of(name, type);
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
    MapOwner owner = mapOwners.apply(name);
    return new ViewedMap(owner, new ReplicaView(owner, patience));
  }

  @SuppressWarnings("unchecked") // A queue is kept under the type of its items.
  <T> SharedQueue<T> queue(String name, Class<T> type) {
    TypedName key = TypedName.of(name, type);
    SharedQueue<?> present = queues.get(key);
    if (present == null) {
      Class<T> boxed = values.allowContract(type);
      present =
          queues.computeIfAbsent(
              key, _ -> new TypedQueue<>(queueOwners.apply(name), values, boxed, patience));
    }
    return (SharedQueue<T>) present;
  }
}
