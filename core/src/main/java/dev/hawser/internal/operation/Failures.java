package dev.hawser.internal.operation;

import dev.hawser.ClosedException;
import dev.hawser.DeadlineException;
import dev.hawser.DisconnectedException;
import dev.hawser.EvalException;
import dev.hawser.FileException;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.PermissionException;
import dev.hawser.RefusedException;
import dev.hawser.RemoteException;
import dev.hawser.ValueException;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.spi.EngineException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// Failures as exceptions of the public family, and on their way to the other end.
public final class Failures {
  private static final int CLOSED = 0;
  private static final int REFUSED = 1;
  private static final int VALUE = 2;
  private static final int DEADLINE = 3;
  private static final int DISCONNECTED = 4;
  private static final int OTHER = 5;
  private static final int PERMISSION = 6;
  private static final int EVAL = 7;
  private static final int FILE = 8;
  private static final int LONGEST_MESSAGE = 10_000;
  private static final Outcome[] OUTCOMES = Outcome.values();
  private static final FileException.Reason[] REASONS = FileException.Reason.values();

  private Failures() {}

  /// What to throw in the caller for a failure met while its operation was done elsewhere.
  public static RuntimeException thrown(@Nullable Throwable failure, String what) {
    if (failure instanceof Error error) {
      throw error;
    }
    return of(failure, what);
  }

  /// A failure as one of the public family.
  public static HawserException of(@Nullable Throwable failure, String what) {
    return switch (failure) {
      case HawserException known -> known;
      case CompletionException wrapper when wrapper.getCause() != null ->
          of(wrapper.getCause(), what);
      case EngineException engine ->
          new ClosedException(
              what + " failed: " + engine.getMessage(),
              engine.maybeDone() ? Outcome.MAYBE_EXECUTED : Outcome.NOT_SENT,
              engine);
      case CancellationException cancelled ->
          new ClosedException(what + " was withdrawn", Outcome.NOT_SENT, cancelled);
      case null -> new ClosedException(what + " failed", Outcome.MAYBE_EXECUTED);
      default ->
          new RemoteException(
              failure.getClass().getName(), what + " failed: " + failure.getMessage(), failure);
    };
  }

  /// Interrupts the current thread again and says so, for operations that cannot throw
  /// `InterruptedException`.
  public static CancellationException interrupted(String what, Outcome outcome) {
    Thread.currentThread().interrupt();
    return new CancellationException(what + " was interrupted; outcome: " + outcome);
  }

  public static void write(HawserException failure, Output out) {
    out.writeByte(
        switch (failure) {
          case ClosedException _ -> CLOSED;
          case PermissionException _ -> PERMISSION;
          case RefusedException _ -> REFUSED;
          case ValueException _ -> VALUE;
          case DeadlineException _ -> DEADLINE;
          case DisconnectedException _ -> DISCONNECTED;
          case EvalException _ -> EVAL;
          case FileException _ -> FILE;
          case RemoteException _ -> OTHER;
        });
    out.writeByte(failure.outcome().ordinal());
    String message = String.valueOf(failure.getMessage());
    out.writeUtf8(message.substring(0, Math.min(message.length(), LONGEST_MESSAGE)));
    if (failure instanceof PermissionException denied) {
      out.writeUtf8(denied.missing());
    }
    if (failure instanceof FileException file) {
      out.writeByte(file.reason().ordinal());
      out.writeUtf8(file.path());
    }
  }

  public static HawserException read(Input in) {
    int kind = in.readUnsignedByte();
    int code = in.readUnsignedByte();
    Outcome outcome = code < OUTCOMES.length ? OUTCOMES[code] : Outcome.MAYBE_EXECUTED;
    String message = in.readUtf8(4 * LONGEST_MESSAGE);
    return switch (kind) {
      case CLOSED -> new ClosedException(message, outcome);
      case PERMISSION -> new PermissionException(message, in.readUtf8(4 * LONGEST_MESSAGE));
      case REFUSED -> new RefusedException(message);
      case VALUE -> new ValueException(message, outcome, null);
      case DEADLINE -> new DeadlineException(message, outcome);
      case EVAL -> new EvalException(message, outcome);
      case FILE -> {
        int reason = in.readUnsignedByte();
        String path = in.readUtf8(4 * LONGEST_MESSAGE);
        yield new FileException(
            reason < REASONS.length ? REASONS[reason] : FileException.Reason.IO,
            path,
            message,
            outcome);
      }
      case DISCONNECTED -> new DisconnectedException(message, outcome);
      default -> new RemoteException("failure", message, null);
    };
  }
}
