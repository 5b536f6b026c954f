package dev.hawser.internal.object.handle;

import dev.hawser.RefusedException;
import dev.hawser.internal.object.reference.Weight;
import java.lang.reflect.Array;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a collection, map, array or text holds. While it is looked at or changed for a handle, its
/// own lock is held, as that of a synchronized collection is by whoever uses it.
final class Items {
  /// The items of a page weigh about so much at most, unless it is one item only.
  private static final long MOST_OF_PAGE = 1 << 18;

  private final Object holder;

  private Items(Object holder) {
    this.holder = holder;
  }

  /// Of something that holds items.
  ///
  /// @throws RefusedException if it holds none
  static Items of(@Nullable Object holder) {
    boolean holds =
        holder instanceof Collection<?>
            || holder instanceof Map<?, ?>
            || Texts.isText(holder)
            || holder != null && holder.getClass().isArray();
    if (holder == null || !holds) {
      throw new RefusedException(
          Operators.describe(holder) + " has no items: collections, maps, arrays and texts have");
    }
    return new Items(Texts.isText(holder) ? holder.toString() : holder);
  }

  // ---- one item ----

  @Nullable Object at(@Nullable Object key) {
    Weight.check(key);
    synchronized (holder) {
      return switch (holder) {
        case Map<?, ?> map -> map.get(key);
        case List<?> list -> list.get(index(key, list.size()));
        case CharSequence text -> text.charAt(index(key, text.length()));
        default -> Array.get(array("has no items by index"), index(key, size()));
      };
    }
  }

  /// Puts an item in the place of another; of a list, also behind the last.
  void put(@Nullable Object key, @Nullable Object value) {
    Weight.check(key);
    synchronized (holder) {
      switch (holder) {
        case Map<?, ?> map ->
            put(Items.<Map<@Nullable Object, @Nullable Object>>as(map), key, value);
        case List<?> list -> put(Items.<List<@Nullable Object>>as(list), key, value);
        default -> put(array("cannot be changed by index"), key, value);
      }
    }
  }

  private static void put(
      Map<@Nullable Object, @Nullable Object> map, @Nullable Object key, @Nullable Object value) {
    var _ = map.put(key, value);
  }

  private static void put(
      List<@Nullable Object> list, @Nullable Object key, @Nullable Object value) {
    if (key instanceof Integer place && place == list.size()) {
      list.add(value);
    } else {
      list.set(index(key, list.size()), value);
    }
  }

  private static void put(Object array, @Nullable Object key, @Nullable Object value) {
    int index = index(key, Array.getLength(array));
    try {
      Array.set(array, index, value);
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new RefusedException(
          "an array of "
              + array.getClass().getComponentType().getTypeName()
              + " cannot hold "
              + Operators.describe(value));
    }
  }

  void delete(@Nullable Object key) {
    Weight.check(key);
    synchronized (holder) {
      switch (holder) {
        case Map<?, ?> map -> map.remove(key);
        case List<?> list -> list.remove(index(key, list.size()));
        case Set<?> set -> set.remove(key);
        default -> throw new UnsupportedOperationException("delete");
      }
    }
  }

  private Object array(String otherwise) {
    if (holder.getClass().isArray()) {
      return holder;
    }
    throw new RefusedException("a " + Operators.describe(holder) + " " + otherwise);
  }

  private static int index(@Nullable Object key, int size) {
    if (!(key instanceof Number number) || !Numbers.isNumber(number)) {
      throw new RefusedException("an index is a number, not " + Operators.describe(key));
    }
    long index = Numbers.toInteger(number, Long.SIZE);
    long place = index < 0 ? index + size : index;
    if (place < 0 || place >= size) {
      throw new IndexOutOfBoundsException("there is no item " + index + " of " + size);
    }
    return (int) place;
  }

  // ---- all items ----

  int size() {
    return switch (holder) {
      case Map<?, ?> map -> map.size();
      case Collection<?> all -> all.size();
      case CharSequence text -> text.length();
      case Character _ -> 1;
      default -> Array.getLength(holder);
    };
  }

  boolean contains(@Nullable Object item) {
    Weight.check(item);
    synchronized (holder) {
      return switch (holder) {
        case Map<?, ?> map -> map.containsKey(item);
        case Set<?> set -> set.contains(item);
        case CharSequence text ->
            Texts.isText(item) && text.toString().contains(String.valueOf(item));
        default -> all().stream().anyMatch(each -> Operators.isEqual(each, item));
      };
    }
  }

  /// All of them, as they are now: of a map, its entries; of a text, its characters.
  List<@Nullable Object> all() {
    synchronized (holder) {
      return switch (holder) {
        case Map<?, ?> map -> entries(map);
        case Collection<?> all -> new ArrayList<>(all);
        default -> indexed();
      };
    }
  }

  private static List<@Nullable Object> entries(Map<?, ?> map) {
    List<@Nullable Object> entries = new ArrayList<>(map.size());
    map.forEach((key, value) -> entries.add(new SimpleImmutableEntry<>(key, value)));
    return entries;
  }

  private List<@Nullable Object> indexed() {
    int size = size();
    List<@Nullable Object> all = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      all.add(at(i));
    }
    return all;
  }

  /// Some of them, beginning with the one at a place; none only if there are no more.
  ///
  /// @param travelling each item as it travels
  List<@Nullable Object> page(int from, int count, UnaryOperator<@Nullable Object> travelling) {
    List<@Nullable Object> page = new ArrayList<>();
    if (!(holder instanceof List<?> list) || from < 0) {
      throw new RefusedException("pages are taken of a list, and begin with its first item");
    }
    long weight = 0;
    for (int i = from; i < list.size() && page.size() < count && weight < MOST_OF_PAGE; i++) {
      Object item = list.get(i);
      weight += Weight.of(item, MOST_OF_PAGE);
      if (page.isEmpty() || weight <= MOST_OF_PAGE) {
        page.add(travelling.apply(item));
      }
    }
    return page;
  }

  /// A value that no longer changes while it is written: a copy, if it holds items.
  static Object frozen(Object value) {
    boolean holds = value instanceof Collection<?> || value instanceof Map<?, ?>;
    if (!holds) {
      return value;
    }
    synchronized (value) {
      return copy(value);
    }
  }

  private static Object copy(Object value) {
    return switch (value) {
      case SortedSet<?> set -> new TreeSet<>(set);
      case Set<?> set -> new LinkedHashSet<>(set);
      case SortedMap<?, ?> map -> new TreeMap<>(map);
      case Map<?, ?> map -> new LinkedHashMap<>(map);
      case List<?> list -> new ArrayList<>(list);
      default -> value;
    };
  }

  // What it does not take, it refuses itself.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T> T as(Object holder) {
    return (T) holder;
  }
}
