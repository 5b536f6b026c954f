package dev.hawser.internal.call;

import dev.hawser.Outcome;
import dev.hawser.ValueException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What Java converts by itself: boxes to primitives, and small numbers to larger ones.
final class Conversions {
  private static final List<Class<?>> NUMBERS =
      List.of(byte.class, short.class, int.class, long.class, float.class, double.class);

  private Conversions() {}

  /// A value as one of a type.
  ///
  /// @throws ValueException if it is none
  static <T> T to(Class<T> type, @Nullable Object value) {
    @SuppressWarnings("unchecked") // The box of int.class, a Class<Integer>, is Integer.class.
    Class<T> box = (Class<T>) MethodType.methodType(type).wrap().returnType();
    if (box.isInstance(value)) {
      return box.cast(value);
    }
    if (value != null && type.isPrimitive() && widens(unboxed(value.getClass()), type)) {
      return box.cast(widened(type, value));
    }
    String found = value == null ? "null" : "a " + value.getClass().getName();
    throw new ValueException(
        "the result is " + found + ", not a " + type.getName(), Outcome.EXECUTED, null);
  }

  private static Object widened(Class<?> type, Object value) {
    Object one = Array.newInstance(type, 1);
    Array.set(one, 0, value);
    return Array.get(one, 0);
  }

  /// The primitive type of a box, else the type itself.
  static Class<?> unboxed(Class<?> type) {
    return MethodType.methodType(type).unwrap().returnType();
  }

  /// Whether Java takes one primitive type for another.
  static boolean widens(Class<?> from, Class<?> to) {
    if (from == char.class) {
      return to == char.class || NUMBERS.indexOf(to) >= NUMBERS.indexOf(int.class);
    }
    int place = NUMBERS.indexOf(from);
    return from == to || place >= 0 && place < NUMBERS.indexOf(to);
  }
}
