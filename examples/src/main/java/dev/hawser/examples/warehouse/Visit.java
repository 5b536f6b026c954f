package dev.hawser.examples.warehouse;

import dev.hawser.Client;

/// A visit to a warehouse whose address is known. What goes wrong there is thrown here, with the
/// stacks of both sides.
public final class Visit {
  /// One visit.
  ///
  /// @param args the warehouse's address, a name, what to bring, what to take
  public static void main(String... args) {
    try (Client client = Client.connect(args[0])) {
      Warehouse warehouse = client.lookup(Warehouse.NAME, Warehouse.class);
      new Visitor(args[1], warehouse).visit(args[2], args[3]);
    }
  }
}
