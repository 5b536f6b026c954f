package dev.hawser.internal.codec;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// The kinds of map that are told apart, as {@link CollectionShape} does for collections.
enum MapShape implements Shape {
  ENUM_MAP(Tag.ENUM_MAP, EnumMap.class, _ -> new LinkedHashMap<>()),
  SORTED_MAP(Tag.SORTED_MAP, SortedMap.class, _ -> new TreeMap<>()),
  CONCURRENT_MAP(Tag.CONCURRENT_MAP, ConcurrentMap.class, ConcurrentHashMap::new),
  MAP(Tag.MAP, Map.class, LinkedHashMap::newLinkedHashMap);

  private final int tag;
  private final Class<?> type;
  private final IntFunction<Map<@Nullable Object, @Nullable Object>> factory;

  MapShape(int tag, Class<?> type, IntFunction<Map<@Nullable Object, @Nullable Object>> factory) {
    this.tag = tag;
    this.type = type;
    this.factory = factory;
  }

  /// The kind of a map's class.
  static MapShape of(Class<?> type) {
    for (MapShape shape : values()) {
      if (shape.type.isAssignableFrom(type)) {
        return shape;
      }
    }
    throw new IllegalArgumentException(type.getName());
  }

  int tag() {
    return tag;
  }

  /// An empty one with room for `capacity` entries.
  Map<@Nullable Object, @Nullable Object> create(int capacity) {
    return factory.apply(capacity);
  }
}
