package dev.hawser.examples.exceptions;

/// Fails in many ways.
interface Trouble {
  int divide(int dividend, int divisor);

  /// Throws one that Java has itself.
  void complain();

  /// Throws an exception of this program's own.
  void strand(String place) throws StrandedException;

  /// Throws an exception that no method tells of.
  void breakDown();

  /// Returns an exception, which is a value then.
  Exception describe();
}
