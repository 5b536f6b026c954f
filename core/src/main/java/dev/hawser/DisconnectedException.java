package dev.hawser;

import org.jspecify.annotations.Nullable;

/// The session with the other end is over: it was closed, its grace period passed without a
/// connection, or the other end was restarted and no longer knows it. A connection that is merely
/// lost does not cause this; the session carries on when the connection is back.
public final class DisconnectedException extends HawserException {
  private static final long serialVersionUID = 1;

  /// Creates one without a cause.
  public DisconnectedException(String message, Outcome outcome) {
    this(message, outcome, null);
  }

  /// Creates one with the failure that led to it.
  public DisconnectedException(String message, Outcome outcome, @Nullable Throwable cause) {
    super(message, outcome, cause);
  }
}
