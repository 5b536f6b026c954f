package dev.hawser.internal.codec;

import dev.hawser.ValueException;
import java.util.Collections;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// The orders of sorted sets and maps that both ends know. Any other comparator is code, and code
/// is not a value.
enum SortOrder {
  NATURAL(null),
  REVERSE(Collections.reverseOrder()),
  IGNORING_CASE(castOrder(String.CASE_INSENSITIVE_ORDER));

  private static final SortOrder[] ALL = values();

  private final @Nullable Comparator<@Nullable Object> comparator;

  SortOrder(@Nullable Comparator<@Nullable Object> comparator) {
    this.comparator = comparator;
  }

  @SuppressWarnings("unchecked") // compares what it can and throws ClassCastException for the rest
  private static Comparator<@Nullable Object> castOrder(Comparator<?> comparator) {
    return (Comparator<@Nullable Object>) comparator;
  }

  /// The order that a comparator means.
  static SortOrder of(@Nullable Comparator<?> comparator, Object sorted) {
    if (comparator == null || comparator.equals(Comparator.naturalOrder())) {
      return NATURAL;
    }
    for (SortOrder order : ALL) {
      if (comparator.equals(order.comparator)) {
        return order;
      }
    }
    throw new ValueException(
        "a "
            + sorted.getClass().getName()
            + " may not travel with a comparator of its own: use natural or reverse order, or copy"
            + " it into an ArrayList, a LinkedHashSet or a LinkedHashMap");
  }

  static SortOrder read(Input in) {
    int number = in.readUnsignedByte();
    if (number >= ALL.length) {
      throw new ValueException("malformed value: no sort order " + number);
    }
    return ALL[number];
  }

  @Nullable Comparator<@Nullable Object> comparator() {
    return comparator;
  }
}
