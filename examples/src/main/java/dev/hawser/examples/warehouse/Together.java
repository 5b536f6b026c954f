package dev.hawser.examples.warehouse;

/// The first phase: no network, just objects.
public final class Together {
  /// Two visits.
  public static void main(String... args) {
    Warehouse warehouse = new Stock();
    new Visitor("Anna", warehouse).visit("couch", "lamp");
    new Visitor("Ben", warehouse).visit("table", "couch");
  }
}
