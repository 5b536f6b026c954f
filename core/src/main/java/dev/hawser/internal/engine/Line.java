package dev.hawser.internal.engine;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// A queue's waiting items, by order of arrival. Guarded by its queue's lock.
///
/// Items leave at the head only, so each that comes back is older than all that never left: the
/// returned ones go first, the oldest of them before the others.
final class Line {
  private final ArrayDeque<Item> fresh = new ArrayDeque<>();
  private final PriorityQueue<Item> returned =
      new PriorityQueue<>(Comparator.comparingLong((Item item) -> item.sequence));
  private long nextSequence;

  /// Adds a new item at the tail.
  void add(byte[] value) {
    fresh.addLast(new Item(nextSequence++, value));
  }

  /// Puts an item that was removed back where it stood.
  void giveBack(Item item) {
    returned.add(item);
  }

  /// Removes the head. The line must not be empty.
  Item remove() {
    return returned.isEmpty() ? fresh.removeFirst() : returned.remove();
  }

  /// The head's value, or null.
  byte @Nullable [] peek() {
    Item head = returned.isEmpty() ? fresh.peekFirst() : returned.peek();
    return head == null ? null : head.value;
  }

  int size() {
    return fresh.size() + returned.size();
  }

  boolean isEmpty() {
    return fresh.isEmpty() && returned.isEmpty();
  }

  void clear() {
    fresh.clear();
    returned.clear();
  }
}
