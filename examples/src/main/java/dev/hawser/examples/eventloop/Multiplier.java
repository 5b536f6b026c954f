package dev.hawser.examples.eventloop;

/// Multiplies numbers and texts.
interface Multiplier {
  /// The name under which it is found.
  String NAME = "example.embedded.server";

  int multiply(int first, int second);

  String multiply(String text, int times);
}
