package dev.hawser.internal.codec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// The kinds of collection that are told apart. Any implementation travels as the first kind whose
/// interface it has, and arrives as the JDK's ordinary implementation of it.
enum CollectionShape implements Shape {
  ENUM_SET(Tag.ENUM_SET, EnumSet.class, _ -> new LinkedHashSet<>()),
  SORTED_SET(Tag.SORTED_SET, SortedSet.class, _ -> new TreeSet<>()),
  SET(Tag.SET, Set.class, LinkedHashSet::newLinkedHashSet),
  LINKED_LIST(Tag.LINKED_LIST, LinkedList.class, _ -> new LinkedList<>()),
  LIST(Tag.LIST, List.class, ArrayList::new),
  DEQUE(Tag.DEQUE, Deque.class, ArrayDeque::new);

  private final int tag;
  private final Class<?> type;
  private final IntFunction<Collection<@Nullable Object>> factory;

  CollectionShape(int tag, Class<?> type, IntFunction<Collection<@Nullable Object>> factory) {
    this.tag = tag;
    this.type = type;
    this.factory = factory;
  }

  /// The kind of a collection's class. A queue counts as a deque, any other collection as a list.
  static CollectionShape of(Class<?> type) {
    for (CollectionShape shape : values()) {
      if (shape.type.isAssignableFrom(type)) {
        return shape;
      }
    }
    return Queue.class.isAssignableFrom(type) ? DEQUE : LIST;
  }

  int tag() {
    return tag;
  }

  /// An empty one with room for `capacity` elements.
  Collection<@Nullable Object> create(int capacity) {
    return factory.apply(capacity);
  }

  /// Whether elements are found by hash, or by order.
  boolean isSet() {
    return this == SET || this == SORTED_SET || this == ENUM_SET;
  }
}
