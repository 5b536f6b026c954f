package dev.hawser.examples.circular;

import module java.base;

import dev.hawser.object.Remote;

/// One link of a chain that may be closed to a circle.
@Remote
interface Chain {
  /// How the names of all links begin.
  String PREFIX = "example.chain.";

  /// Passes a message on, until it comes to a link that it has been at before.
  ///
  /// @param stops where it has been
  /// @return what happened on its way
  List<String> pass(List<String> stops);
}
