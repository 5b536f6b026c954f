package dev.hawser;

import org.jspecify.annotations.Nullable;

/// A value that cannot travel: its type is not allowed, it exceeds a limit, or its bytes are not a
/// value. It fails the one operation that carried it and nothing else.
public final class ValueException extends HawserException {
  private static final long serialVersionUID = 1;

  /// Creates one without a cause.
  public ValueException(String message) {
    this(message, null);
  }

  /// Creates one with the failure that led to it. Values are checked before anything is sent, so
  /// the outcome is {@link Outcome#NOT_SENT}.
  public ValueException(String message, @Nullable Throwable cause) {
    this(message, Outcome.NOT_SENT, cause);
  }

  /// Creates one for a value met after the operation had begun, such as an undecodable result.
  public ValueException(String message, Outcome outcome, @Nullable Throwable cause) {
    super(message, outcome, cause);
  }
}
