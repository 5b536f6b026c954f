package dev.hawser.examples.bank;

/// There is not enough in an account.
final class OverdrawnException extends Exception {
  OverdrawnException(String message) {
    super(message);
  }
}
