package dev.hawser.internal.space.map;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// The entries of a map, live. Iterating is safe while the map changes; removing an entry and
/// setting its value write to the map.
final class MapEntries<V> extends AbstractSet<Map.Entry<String, V>> {
  private final TypedMap<V> map;
  private final MapView view;
  private final BiFunction<String, Cell, V> decoder;

  MapEntries(TypedMap<V> map, MapView view, BiFunction<String, Cell, V> decoder) {
    this.map = map;
    this.view = view;
    this.decoder = decoder;
  }

  @Override
  public int size() {
    return view.size();
  }

  @Override
  public void clear() {
    map.clear();
  }

  @Override
  public boolean contains(@Nullable Object other) {
    return other instanceof Map.Entry<?, ?> entry
        && entry.getKey() instanceof String key
        && entry.getValue() != null
        && Objects.deepEquals(map.get(key), entry.getValue());
  }

  @Override
  public boolean remove(@Nullable Object other) {
    return other instanceof Map.Entry<?, ?> entry
        && entry.getKey() instanceof String key
        && map.remove(key, entry.getValue());
  }

  @Override
  public Iterator<Map.Entry<String, V>> iterator() {
    Iterator<Map.Entry<String, Cell>> cells = view.content();
    return new Iterator<>() {
      private @Nullable String last;

      @Override
      public boolean hasNext() {
        return cells.hasNext();
      }

      @Override
      public Map.Entry<String, V> next() {
        Map.Entry<String, Cell> next = cells.next();
        last = next.getKey();
        return new LiveEntry<>(map, next.getKey(), decoder.apply(next.getKey(), next.getValue()));
      }

      @Override
      public void remove() {
        if (last == null) {
          throw new IllegalStateException("there is no entry to remove");
        }
        map.remove(last);
        last = null;
      }
    };
  }

  private static final class LiveEntry<V> extends AbstractMap.SimpleEntry<String, V> {
    private static final long serialVersionUID = 1;

    private final transient TypedMap<V> map;

    LiveEntry(TypedMap<V> map, String key, V value) {
      super(key, value);
      this.map = map;
    }

    @Override
    public V setValue(V value) {
      map.set(getKey(), value);
      return super.setValue(value);
    }
  }
}
