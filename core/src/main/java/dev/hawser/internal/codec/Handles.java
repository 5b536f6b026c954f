package dev.hawser.internal.codec;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The objects written so far, numbered in order and told apart by identity. A few are found by
/// looking at each, more by hashing.
final class Handles {
  private static final int FEW = 8;

  private @Nullable Object[] objects = new Object[FEW];
  private int[] slots = {};
  private int count;

  /// The number of an object met before, or -1 after giving it the next number.
  int findOrAdd(Object object) {
    if (count < FEW) {
      for (int i = 0; i < count; i++) {
        if (objects[i] == object) {
          return i;
        }
      }
      objects[count++] = object;
      return -1;
    }
    if (count == objects.length) {
      grow();
    }
    int slot = slotOf(object);
    if (slots[slot] != 0) {
      return slots[slot] - 1;
    }
    objects[count++] = object;
    slots[slot] = count;
    return -1;
  }

  private void grow() {
    objects = Arrays.copyOf(objects, count * 2);
    slots = new int[count * 4];
    for (int i = 0; i < count; i++) {
      slots[slotOf(objects[i])] = i + 1;
    }
  }

  /// Where the object is, or where it would go. A slot holds the object's number plus one.
  private int slotOf(@Nullable Object object) {
    int mask = slots.length - 1;
    int hash = System.identityHashCode(object);
    int slot = (hash ^ hash >>> 15) & mask;
    while (slots[slot] != 0 && objects[slots[slot] - 1] != object) {
      slot = slot + 1 & mask;
    }
    return slot;
  }
}
