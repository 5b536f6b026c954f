package dev.hawser.spi;

/// An engine could not do an operation.
public final class EngineException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final boolean done;

  /// Creates one.
  ///
  /// @param maybeDone whether the operation may have been done all the same
  public EngineException(String message, boolean maybeDone) {
    super(message);
    this.done = maybeDone;
  }

  /// Whether the operation may have been done. Repeating it with the same {@link Operation} is safe
  /// in either case.
  public boolean maybeDone() {
    return done;
  }
}
