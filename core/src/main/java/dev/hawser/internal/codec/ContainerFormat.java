package dev.hawser.internal.codec;

import dev.hawser.ValueException;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads arrays of objects, collections and maps. Each exists before its elements do, so that it
/// may hold itself, and grows with the elements that really come.
final class ContainerFormat {
  /// The most dimensions of an array.
  static final int MAX_DIMENSIONS = 32;

  private static final int SLOT = 8;
  private static final int ENTRY = 64;

  private ContainerFormat() {}

  static Object readArray(ValueReader in, int number) {
    int dimensions = in.input().readUnsignedByte();
    if (dimensions < 1 || dimensions > MAX_DIMENSIONS) {
      throw new ValueException("malformed value: an array of " + dimensions + " dimensions");
    }
    Class<?> component = in.names().readElementType(in.input());
    for (int i = 1; i < dimensions; i++) {
      component = component.arrayType();
    }
    if (component.isPrimitive()) {
      throw new ValueException("malformed value: primitives in an array of objects");
    }
    int count = in.count(1, SLOT);
    int room = in.input().startingSize(count, 1);
    GrowingArray array = new GrowingArray((@Nullable Object[]) Array.newInstance(component, room));
    if (room == count) {
      in.objects().exists(number, array.elements);
    }
    for (int i = 0; i < count; i++) {
      array.readElement(in, i, count);
    }
    return array.elements;
  }

  /// An array that is replaced by a longer one as its elements come.
  private static final class GrowingArray {
    private @Nullable Object[] elements;

    GrowingArray(@Nullable Object[] elements) {
      this.elements = elements;
    }

    void readElement(ValueReader in, int at, int count) {
      if (at == elements.length) {
        elements = Arrays.copyOf(elements, Input.grownSize(at, count));
      }
      Object element = in.readLoosely();
      if (element == ValueReader.UNFINISHED) {
        in.whenFinished(late -> elements[at] = late);
      } else {
        elements[at] = element;
      }
    }
  }

  /// Reads a collection or map after its tag.
  static Object read(ValueReader in, int tag, int number) {
    return switch (tag) {
      case Tag.LIST -> readList(in, number);
      case Tag.LINKED_LIST -> readSequence(in, CollectionShape.LINKED_LIST, number);
      case Tag.DEQUE -> readSequence(in, CollectionShape.DEQUE, number);
      case Tag.SET -> {
        int count = in.count(1, ENTRY);
        yield readSet(in, CollectionShape.SET.create(room(in, count)), count, number);
      }
      case Tag.SORTED_SET -> {
        Comparator<@Nullable Object> order = SortOrder.read(in.input()).comparator();
        yield readSet(in, new TreeSet<>(order), in.count(1, ENTRY), number);
      }
      case Tag.ENUM_SET -> {
        Class<?> constants = in.readEnumType();
        yield readSet(in, enumSet(constants), in.count(1, 1), number);
      }
      default -> readMapping(in, tag, number);
    };
  }

  private static Object readMapping(ValueReader in, int tag, int number) {
    return switch (tag) {
      case Tag.MAP -> {
        int count = in.count(2, ENTRY);
        yield readMap(in, MapShape.MAP.create(room(in, count)), count, number);
      }
      case Tag.SORTED_MAP -> {
        Comparator<@Nullable Object> order = SortOrder.read(in.input()).comparator();
        yield readMap(in, new TreeMap<>(order), in.count(2, ENTRY), number);
      }
      case Tag.CONCURRENT_MAP -> {
        int count = in.count(2, ENTRY);
        yield readMap(in, MapShape.CONCURRENT_MAP.create(room(in, count)), count, number);
      }
      case Tag.ENUM_MAP -> {
        Class<?> constants = in.readEnumType();
        yield readMap(in, enumMap(constants), in.count(2, 1), number);
      }
      default -> throw in.unknown(tag);
    };
  }

  private static int room(ValueReader in, int count) {
    return in.input().startingSize(count, SLOT);
  }

  private static Object readList(ValueReader in, int number) {
    int count = in.count(1, SLOT);
    List<@Nullable Object> list =
        (List<@Nullable Object>) CollectionShape.LIST.create(room(in, count));
    in.objects().exists(number, list);
    for (int i = 0; i < count; i++) {
      Object element = in.readLoosely();
      if (element == ValueReader.UNFINISHED) {
        int at = i;
        in.whenFinished(late -> list.set(at, late));
        list.add(null);
      } else {
        list.add(element);
      }
    }
    return list;
  }

  private static Object readSequence(ValueReader in, CollectionShape shape, int number) {
    int count = in.count(1, 2 * SLOT);
    Collection<@Nullable Object> sequence = shape.create(room(in, count));
    in.objects().exists(number, sequence);
    for (int i = 0; i < count; i++) {
      sequence.add(in.read());
    }
    return sequence;
  }

  private static Object readSet(
      ValueReader in, Collection<@Nullable Object> set, int count, int number) {
    in.objects().exists(number, set);
    Map<Integer, Integer> collisions = HashWork.collisionsFor(count);
    for (int i = 0; i < count; i++) {
      set.add(in.readKey(collisions));
    }
    return set;
  }

  private static Object readMap(
      ValueReader in, Map<@Nullable Object, @Nullable Object> map, int count, int number) {
    in.objects().exists(number, map);
    Map<Integer, Integer> collisions = HashWork.collisionsFor(count);
    for (int i = 0; i < count; i++) {
      Object key = in.readKey(collisions);
      Object value = in.readLoosely();
      if (value == ValueReader.UNFINISHED) {
        in.whenFinished(late -> map.put(key, late));
        map.put(key, null);
      } else {
        map.put(key, value);
      }
    }
    return map;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the class was checked to be an enum
  private static Collection<@Nullable Object> enumSet(Class<?> type) {
    return (Collection<@Nullable Object>) (Collection<?>) EnumSet.noneOf((Class) type);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the class was checked to be an enum
  private static Map<@Nullable Object, @Nullable Object> enumMap(Class<?> type) {
    return (Map<@Nullable Object, @Nullable Object>) (Map<?, ?>) new EnumMap<>((Class) type);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the class was checked to be an enum
  static Object constant(Class<?> type, String name) {
    try {
      return Enum.valueOf((Class) type, name);
    } catch (IllegalArgumentException e) {
      throw new ValueException(
          type.getName() + " has no constant " + Refusal.printable(name) + " here", e);
    }
  }
}
