package dev.hawser.internal.codec;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.PriorityBlockingQueue;
import org.jspecify.annotations.Nullable;

/// How the values of one class are written, found once a class.
sealed interface Shape permits Leaf, CollectionShape, MapShape, Shape.Special {

  /// The shapes that need no more than their name.
  enum Special implements Shape {
    PRIMITIVE_ARRAY,
    ARRAY,
    ENUM,
    ENTRY,
    OPTIONAL,
    RECORD,
    THROWABLE,
    NONE
  }

  /// The shape of a class.
  static Shape of(Class<?> type) {
    return Cache.SHAPES.get(type);
  }

  /// Holds the shapes for as long as their classes live.
  final class Cache {
    private static final ClassValue<Shape> SHAPES =
        new ClassValue<>() {
          @Override
          protected Shape computeValue(Class<?> type) {
            return find(type);
          }
        };

    private Cache() {}

    private static Shape find(Class<?> type) {
      Shape own = findOwn(type);
      if (own != null) {
        return own;
      }
      Leaf<?> leaf = Leaves.of(type);
      return leaf != null ? leaf : findContainer(type);
    }

    private static @Nullable Shape findOwn(Class<?> type) {
      if (type.isRecord()) {
        return Special.RECORD;
      }
      if (Enum.class.isAssignableFrom(type)) {
        return Special.ENUM;
      }
      if (Throwable.class.isAssignableFrom(type)) {
        return Special.THROWABLE;
      }
      if (type.isArray()) {
        return type.getComponentType().isPrimitive() ? Special.PRIMITIVE_ARRAY : Special.ARRAY;
      }
      return null;
    }

    private static Shape findContainer(Class<?> type) {
      if (type == Optional.class) {
        return Special.OPTIONAL;
      }
      if (Map.Entry.class.isAssignableFrom(type)) {
        return Special.ENTRY;
      }
      if (losesItsNature(type)) {
        return Special.NONE;
      }
      if (Map.class.isAssignableFrom(type)) {
        return MapShape.of(type);
      }
      if (Collection.class.isAssignableFrom(type)) {
        return CollectionShape.of(type);
      }
      return Special.NONE;
    }

    private static boolean losesItsNature(Class<?> type) {
      return IdentityHashMap.class.isAssignableFrom(type)
          || java.util.PriorityQueue.class.isAssignableFrom(type)
          || PriorityBlockingQueue.class.isAssignableFrom(type)
          || DelayQueue.class.isAssignableFrom(type);
    }
  }
}
