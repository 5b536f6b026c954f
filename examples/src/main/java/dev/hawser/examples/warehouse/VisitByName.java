package dev.hawser.examples.warehouse;

import dev.hawser.names.Services;

/// A visit to a warehouse that is known by its name only.
public final class VisitByName {
  /// One visit.
  ///
  /// @param args the hub's address, a name, what to bring, what to take
  public static void main(String... args) {
    try (Services services = Services.at(args[0])) {
      Warehouse warehouse = services.proxy(Warehouse.NAME, Warehouse.class);
      new Visitor(args[1], warehouse).visit(args[2], args[3]);
    }
  }
}
