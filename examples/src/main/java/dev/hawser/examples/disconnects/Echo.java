package dev.hawser.examples.disconnects;

import module java.base;

import dev.hawser.object.Idempotent;

/// Answers with what it is told.
interface Echo {
  /// Who gives no sign of life for so long is cut off, and is dropped if it is not back in the same
  /// time again. Both ends must want it so: the longer of two times holds.
  Duration SILENCE = Duration.ofMillis(500);

  @Idempotent
  String echo(String text);
}
