package dev.hawser;

import org.jspecify.annotations.Nullable;

/// The deadline of an operation passed. The other end was told to give the operation up.
public final class DeadlineException extends HawserException {
  private static final long serialVersionUID = 1;

  /// Creates one without a cause.
  public DeadlineException(String message, Outcome outcome) {
    this(message, outcome, null);
  }

  /// Creates one with the failure that led to it.
  public DeadlineException(String message, Outcome outcome, @Nullable Throwable cause) {
    super(message, outcome, cause);
  }
}
