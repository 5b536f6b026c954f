package dev.hawser.examples.streams;

import java.util.Iterator;
import java.util.stream.Stream;

/// Has many numbers.
interface Numbers {
  Stream<Integer> upTo(int last);

  /// All of them, which never ends.
  Iterator<Long> squares();

  /// How many squares were made.
  long made();
}
