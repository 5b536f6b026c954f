package dev.hawser.examples.playing;

/// Something in a play did not go as its script says.
final class Mishap extends RuntimeException {
  private static final long serialVersionUID = 1;

  Mishap(String message) {
    super(message);
  }
}
