package dev.hawser.examples.warehouse;

/// Somebody who brings one thing and takes another. It does not know how far away the warehouse is.
///
/// @param name to whom things belong
/// @param warehouse the object itself, or a proxy of it
record Visitor(String name, Warehouse warehouse) {
  void visit(String bringing, String taking) {
    IO.println(name + " finds " + warehouse.contents());
    warehouse.store(name, bringing);
    warehouse.take(name, taking);
    IO.println(name + " leaves " + warehouse.contents());
  }
}
