package dev.hawser.examples.exceptions;

/// Fails in many ways.
interface Trouble {
  int divide(int dividend, int divisor);

  /// Throws one that Java has itself.
  String complain();

  /// Throws an exception of this program's own.
  String strand(String place) throws StrandedException;

  /// Throws an exception that no method tells of.
  String breakDown();

  /// Returns an exception, which is a value then.
  Exception describe();

  /// Somebody does not get on. It keeps its type on the way because its constructor takes a message
  /// and a cause, as usual.
  final class StrandedException extends Exception {
    StrandedException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
