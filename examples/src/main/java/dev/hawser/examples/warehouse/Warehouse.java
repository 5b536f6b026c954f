package dev.hawser.examples.warehouse;

import module java.base;

import dev.hawser.object.Remote;

/// A place where anybody can leave things, and take them.
@Remote
interface Warehouse {
  /// The name under which it is found.
  String NAME = "example.warehouse";

  List<String> contents();

  void store(String visitor, String item);

  /// Takes something out.
  ///
  /// @throws NoSuchElementException if it is not there
  void take(String visitor, String item);
}
