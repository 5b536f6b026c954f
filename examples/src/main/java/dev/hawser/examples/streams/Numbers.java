package dev.hawser.examples.streams;

import module java.base;

/// Has many numbers.
interface Numbers {
  Stream<Integer> upTo(int last);

  /// All of them, which never ends.
  Iterator<Long> squares();

  /// How many squares were made.
  long made();
}
