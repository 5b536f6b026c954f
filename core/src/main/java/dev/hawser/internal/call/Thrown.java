package dev.hawser.internal.call;

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
import dev.hawser.internal.code.Shipping;
import dev.hawser.internal.codec.Foreign;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.operation.Failures;
import org.jspecify.annotations.Nullable;

/// Exceptions on their way from where a call runs to its caller.
///
/// They travel as values do, with the code of their type if that is needed and permitted; else
/// without their type, which leaves name, message, stack and causes. Those of Hawser itself keep
/// their type and what they know beside their message.
public final class Thrown {
  private Thrown() {}

  /// Writes one.
  public static void write(Output out, Throwable thrown, Shipping code) {
    HawserException known =
        thrown instanceof HawserException own && !(own instanceof RemoteException) ? own : null;
    out.writeBoolean(known != null);
    if (known != null) {
      Failures.write(known, out);
    }
    Throwable carrier = known == null ? thrown : carrier(known);
    Output value = shipped(carrier, code);
    out.writeBoolean(value != null);
    Output written = value == null ? plain(carrier) : value;
    out.writeBytes(written.array(), 0, written.size());
  }

  /// What takes along all that Hawser's own exceptions have like any other.
  private static Throwable carrier(HawserException known) {
    Throwable carrier =
        new RemoteException(known.getClass().getName(), known.getMessage(), known.getCause());
    carrier.setStackTrace(known.getStackTrace());
    for (Throwable each : known.getSuppressed()) {
      carrier.addSuppressed(each);
    }
    return carrier;
  }

  /// With its type, or null if that cannot be.
  private static @Nullable Output shipped(Throwable thrown, Shipping code) {
    Output out = new Output();
    try {
      code.write(out, thrown);
      return out;
    } catch (RuntimeException _) {
      return null; // it is told without its type
    }
  }

  /// Without its type, and if it is too large or its own methods fail, without more.
  private static Output plain(Throwable thrown) {
    Output out = new Output();
    try {
      PlainValues.EXCEPTIONS.write(out, thrown, Foreign.NONE);
      return out;
    } catch (RuntimeException _) {
      String name = thrown.getClass().getName();
      Throwable least = new RemoteException(name, null, null);
      least.setStackTrace(new StackTraceElement[0]);
      Output instead = new Output();
      PlainValues.EXCEPTIONS.write(instead, least, Foreign.NONE);
      return instead;
    }
  }

  /// Reads what {@link #write} wrote.
  public static Throwable read(Input in, Shipping code) {
    HawserException known = in.readBoolean() ? Failures.read(in) : null;
    Object value = in.readBoolean() ? code.read(in) : PlainValues.EXCEPTIONS.read(in, Foreign.NONE);
    if (!(value instanceof Throwable thrown)) {
      throw new ValueException("malformed value: what a call threw is not an exception");
    }
    return known == null ? thrown : likeness(known, thrown);
  }

  /// One of Hawser's own, with what travelled beside it.
  private static Throwable likeness(HawserException known, Throwable carrier) {
    String message = String.valueOf(known.getMessage());
    Throwable cause = carrier.getCause();
    HawserException made =
        switch (known) {
          case ClosedException e -> new ClosedException(message, e.outcome(), cause);
          case DeadlineException e -> new DeadlineException(message, e.outcome(), cause);
          case DisconnectedException e -> new DisconnectedException(message, e.outcome(), cause);
          case ValueException e -> new ValueException(message, e.outcome(), cause);
          case EvalException e -> e;
          case FileException e -> e;
          case PermissionException e -> e;
          case RefusedException e -> e;
          case RemoteException e -> e;
        };
    made.setStackTrace(carrier.getStackTrace());
    for (Throwable each : carrier.getSuppressed()) {
      made.addSuppressed(each);
    }
    return made;
  }
}
