package dev.hawser.examples.bank;

/// There is not enough in an account.
final class OverdrawnException extends Exception {
  private static final long serialVersionUID = 1;

  OverdrawnException(String message) {
    super(message);
  }
}
