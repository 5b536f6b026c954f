package dev.hawser.internal.codec;

import dev.hawser.ValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The objects read so far by number, for the references back to them.
///
/// A number is given out when an object begins. Most objects exist from then on, so that they may
/// hold themselves; a record exists only when its components do, and whoever holds it before that
/// is remembered and given it later.
final class ReadObjects {
  private static final long UNFINISHED = -1;

  private @Nullable Object[] objects = {};
  private long[] weights = {};
  private int count;
  private @Nullable Map<Integer, List<Consumer<Object>>> waiting;

  /// Gives out the next number.
  int begin() {
    if (count == objects.length) {
      int larger = Math.max(8, count * 2);
      objects = Arrays.copyOf(objects, larger);
      weights = Arrays.copyOf(weights, larger);
    }
    weights[count] = UNFINISHED;
    return count++;
  }

  /// From now on the number stands for this object, which may still be empty.
  void exists(int number, Object object) {
    objects[number] = object;
  }

  /// The object is complete.
  ///
  /// @param weight its size, shared parts counted as often as they are visited
  void finish(int number, Object object, long weight) {
    objects[number] = object;
    weights[number] = weight;
    List<Consumer<Object>> places = waiting == null ? null : waiting.remove(number);
    if (places != null) {
      places.forEach(place -> place.accept(object));
    }
  }

  /// Has the object put in its place as soon as it is complete.
  void whenFinished(int number, Consumer<Object> place) {
    if (waiting == null) {
      waiting = new HashMap<>();
    }
    waiting.computeIfAbsent(number, _ -> new ArrayList<>()).add(place);
  }

  /// The object with a number from the line, or null if it does not exist yet.
  @Nullable Object get(int number) {
    if (number < 0 || number >= count) {
      throw new ValueException("malformed value: a reference back to nothing");
    }
    return objects[number];
  }

  boolean isFinished(int number) {
    return weights[number] != UNFINISHED;
  }

  /// The size of a finished object.
  long weight(int number) {
    return weights[number];
  }
}
