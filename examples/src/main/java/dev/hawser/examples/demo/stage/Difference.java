package dev.hawser.examples.demo.stage;

/// Something was not as promised.
public final class Difference extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// Says what differed.
  public Difference(String message) {
    super(message);
  }
}
