package dev.hawser.examples.futures;

/// Adds, sooner or later.
interface Adder {
  int add(int first, int second);

  int addSlowly(int first, int second) throws InterruptedException;

  /// How many slow additions are under way.
  int running();
}
