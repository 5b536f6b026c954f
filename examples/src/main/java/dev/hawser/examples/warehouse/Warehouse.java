package dev.hawser.examples.warehouse;

import dev.hawser.object.Remote;
import java.util.List;
import java.util.NoSuchElementException;

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
