package dev.hawser;

import org.jspecify.annotations.Nullable;

/// The root of everything Hawser throws. The family is closed, so a `switch` over it is complete.
public abstract sealed class HawserException extends RuntimeException
    permits ClosedException,
        DeadlineException,
        DisconnectedException,
        EvalException,
        FileException,
        PermissionException,
        RefusedException,
        RemoteException,
        ValueException {
  private static final long serialVersionUID = 1;

  private final Outcome outcome;

  HawserException(String message, Outcome outcome, @Nullable Throwable cause) {
    super(message, cause);
    this.outcome = outcome;
  }

  /// What became of the operation that failed.
  public final Outcome outcome() {
    return outcome;
  }
}
