package dev.hawser.examples.exceptions;

/// Somebody does not get on. It keeps its type on the way because its constructor takes a message
/// and a cause, as usual.
final class StrandedException extends Exception {
  StrandedException(String message, Throwable cause) {
    super(message, cause);
  }
}
