package dev.hawser.examples.async;

/// Divides slowly, and does the rest at once.
interface Calculator {
  int divide(int dividend, int divisor) throws InterruptedException;

  int multiply(int first, int second);

  int add(int first, int second);
}
