package dev.hawser.examples.factory;

import dev.hawser.object.Remote;

/// Makes things.
interface Factory {
  Thing make(int number);

  /// Whether a thing is one that was made here, and not a proxy.
  boolean knows(Thing thing);

  /// Lets a thing speak, wherever it is.
  void let(Thing thing, String words);

  /// Travels by reference.
  @Remote
  interface Thing {
    void speak(String words);

    int number();
  }
}
