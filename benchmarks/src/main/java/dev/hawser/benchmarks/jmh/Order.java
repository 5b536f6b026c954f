package dev.hawser.benchmarks.jmh;

import java.util.Arrays;
import java.util.List;

/// A value of the size and shape that programs share: nested records, text, numbers, bytes.
public record Order(long id, String customer, boolean paid, List<Item> items, byte[] note) {
  /// One line of it.
  public record Item(String article, int count, double price) {}

  static Order sample() {
    List<Item> items =
        List.of(
            new Item("hawser, 40 m, manila", 2, 129.95),
            new Item("bollard", 4, 310.0),
            new Item("fairlead", 12, 44.5),
            new Item("Öse, verzinkt", 100, 0.85));
    byte[] note = new byte[64];
    for (int i = 0; i < note.length; i++) {
      note[i] = (byte) i;
    }
    return new Order(4_815_162_342L, "Harbour office, quay 7", true, items, note);
  }

  /// Whether all of it is the same, the bytes too.
  boolean matches(Order other) {
    return id == other.id
        && customer.equals(other.customer)
        && paid == other.paid
        && items.equals(other.items)
        && Arrays.equals(note, other.note);
  }
}
