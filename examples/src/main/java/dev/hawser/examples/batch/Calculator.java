package dev.hawser.examples.batch;

/// Counts.
interface Calculator {
  int add(int first, int second);

  int multiply(int first, int second);

  int divide(int dividend, int divisor);

  void delay(int millis) throws InterruptedException;

  /// How often {@link #divide} was called.
  int divisions();
}
