package dev.hawser.internal.codec;

import dev.hawser.ValueException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Bounds the work of hashing and comparing the keys that a value brings.
///
/// Two attacks make a small value expensive to put into a hash table. A list that holds one list
/// twice, which holds one list twice, and so on, has few bytes but a hash code that visits it
/// exponentially often. And keys made to share one hash code are compared each with each. So a key
/// is charged with its size when every shared part is counted as often as it is visited, once for
/// its hash code and once for each earlier key with the same one; and all charges together may not
/// exceed a multiple of the bytes read, which no honest value comes near.
final class HashWork {
  private static final long FREE = 1 << 20;
  private static final int PER_BYTE = 32;
  private static final int FEW = 16;

  private long done;

  /// Charges for a key about to be put into a table.
  ///
  /// @param weight the key's size, shared parts counted as often as they are visited
  /// @param collisions the hash codes of the table's keys so far, or null if the table stays small
  /// @param read the bytes of the value read so far
  void charge(
      @Nullable Object key, long weight, @Nullable Map<Integer, Integer> collisions, long read) {
    add(weight, read);
    if (collisions != null && key != null && !isOrdered(key)) {
      int equals = collisions.merge(key.hashCode(), 1, Integer::sum) - 1;
      add(saturatedProduct(weight, equals), read);
    }
  }

  private void add(long work, long read) {
    done += work;
    if (done < 0 || work > Long.MAX_VALUE / 2 || done > FREE + PER_BYTE * read) {
      throw new ValueException(
          "the keys of a set or map take too long to hash: too many share a hash code, or they"
              + " share parts too often");
    }
  }

  private static long saturatedProduct(long a, long b) {
    return Math.multiplyHigh(a, b) == 0 && a * b >= 0 ? a * b : Long.MAX_VALUE;
  }

  /// A fresh count of hash codes for a table of this many keys, if it is large enough to matter.
  static @Nullable Map<Integer, Integer> collisionsFor(int keys) {
    return keys > FEW ? new HashMap<>() : null;
  }

  /// Whether hash tables of the JDK tell colliding keys of this kind apart by order, quickly.
  private static boolean isOrdered(Object key) {
    return key instanceof String
        || key instanceof Integer
        || key instanceof Long
        || key instanceof Enum<?>
        || key instanceof UUID
        || key instanceof Double
        || key instanceof Short
        || key instanceof Byte
        || key instanceof Character
        || key instanceof Float
        || key instanceof BigInteger
        || key instanceof BigDecimal;
  }
}
