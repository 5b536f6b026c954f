package dev.hawser.internal.object.reference;

import dev.hawser.ValueException;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How much there is to a value, roughly in bytes: what it takes to keep it, to compare it or to
/// write it down. What is in it twice counts twice, so that work which visits all of it is bounded,
/// too. Counting stops where a bound is passed.
public final class Weight {
  /// What anything weighs, whatever it is.
  static final long LEAST = 16;

  /// What handles compare and write down at most.
  public static final long MOST = 64L << 20;

  private static final int DEEPEST = 200;

  private final long bound;
  private long total;

  private Weight(long bound) {
    this.bound = bound;
  }

  /// The weight of a value, or something above the bound.
  public static long of(@Nullable Object value, long bound) {
    Weight weight = new Weight(bound);
    weight.add(value, 0);
    return weight.total;
  }

  /// Makes sure that a value may be compared or written down.
  ///
  /// @throws ValueException if it is too heavy for that
  public static void check(@Nullable Object value) {
    if (of(value, MOST) > MOST) {
      throw new ValueException(
          "the value is too large to be looked at as a whole: look at its items");
    }
  }

  private void add(@Nullable Object value, int depth) {
    if (depth > DEEPEST) {
      total = bound + 1;
    }
    if (total > bound) {
      return;
    }
    total += LEAST;
    switch (value) {
      case null -> {}
      case String text -> total += 2L * text.length();
      case BigInteger big -> total += big.bitLength() / Byte.SIZE;
      case BigDecimal big -> total += big.unscaledValue().bitLength() / Byte.SIZE;
      case Collection<?> all -> addAll(all, depth);
      case Map<?, ?> all -> {
        addAll(all.keySet(), depth);
        addAll(all.values(), depth);
      }
      case Map.Entry<?, ?> entry -> {
        add(entry.getKey(), depth + 1);
        add(entry.getValue(), depth + 1);
      }
      case Optional<?> optional -> add(optional.orElse(null), depth + 1);
      case Record record -> addParts(record, depth);
      default -> addOther(value, depth);
    }
  }

  private void addAll(Collection<?> all, int depth) {
    for (Object each : all) {
      if (total > bound) {
        return;
      }
      add(each, depth + 1);
    }
  }

  private void addParts(Record record, int depth) {
    for (RecordComponent part : record.getClass().getRecordComponents()) {
      Class<?> type = part.getType();
      if (type.isPrimitive()) {
        total += Long.BYTES;
      } else {
        add(read(record, part.getAccessor()), depth + 1);
      }
    }
  }

  private static @Nullable Object read(Record record, Method accessor) {
    try {
      return accessor.trySetAccessible() ? accessor.invoke(record) : null;
    } catch (ReflectiveOperationException _) {
      return null; // what cannot be read cannot travel either
    }
  }

  private void addOther(Object value, int depth) {
    if (value instanceof Object[] array) {
      for (Object each : array) {
        add(each, depth + 1);
      }
    } else if (value.getClass().isArray()) {
      total += (long) Array.getLength(value) * Byte.SIZE;
    }
  }
}
