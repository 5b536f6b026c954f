package dev.hawser.examples.futures;

/// Adds, sooner or later.
interface Adder {
  int add(int first, int second);

  /// Takes its time, unless it is given up.
  ///
  /// @param begun is told that it has begun
  int addSlowly(int first, int second, Runnable begun) throws InterruptedException;
}
