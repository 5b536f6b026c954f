package dev.hawser;

import org.jspecify.annotations.Nullable;

/// The object itself was closed: a pipe whose other end has ended it, a queue waiting in a server
/// that closes, a delivery already settled.
public final class ClosedException extends HawserException {
  private static final long serialVersionUID = 1;

  /// Creates one without a cause.
  public ClosedException(String message, Outcome outcome) {
    this(message, outcome, null);
  }

  /// Creates one with the failure that led to it.
  public ClosedException(String message, Outcome outcome, @Nullable Throwable cause) {
    super(message, outcome, cause);
  }
}
