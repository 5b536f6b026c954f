package dev.hawser.internal.session;

import dev.hawser.ClosedException;
import dev.hawser.DeadlineException;
import dev.hawser.DisconnectedException;
import dev.hawser.EvalException;
import dev.hawser.FileException;
import dev.hawser.HawserException;
import dev.hawser.PermissionException;
import dev.hawser.RefusedException;
import dev.hawser.RemoteException;
import dev.hawser.ValueException;

/// Failures that happened on one thread, to be thrown on another.
public final class Failures {
  private Failures() {}

  /// The same failure with the stack of the calling thread, so that users see their own code.
  public static HawserException rethrown(HawserException failure) {
    String message = String.valueOf(failure.getMessage());
    return switch (failure) {
      case ClosedException e -> new ClosedException(message, e.outcome(), e.getCause());
      case DeadlineException e -> new DeadlineException(message, e.outcome(), e.getCause());
      case DisconnectedException e -> new DisconnectedException(message, e.outcome(), e.getCause());
      case EvalException e -> new EvalException(message, e.outcome());
      case FileException e ->
          new FileException(e.reason(), e.path(), message, e.outcome(), e.failures());
      case PermissionException e -> new PermissionException(message, e.missing());
      case RefusedException e -> new RefusedException(message);
      case ValueException e -> new ValueException(message, e.outcome(), e.getCause());
      case RemoteException e -> e;
    };
  }
}
