package dev.hawser.internal.object.invocation;

import dev.hawser.ClosedException;
import dev.hawser.DisconnectedException;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.internal.call.Traces;
import dev.hawser.object.Idempotent;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/// One try at a call, for those who try again elsewhere. What the method itself throws is told
/// apart from a failure of the call: only the latter says whether the method has run.
public final class Attempt {
  private Attempt() {}

  /// A call could not be made, or its answer did not come.
  public static final class FailedException extends Exception {
    private static final long serialVersionUID = 1;

    private final HawserException failure;
    private final boolean repeatable;

    private FailedException(HawserException failure, boolean repeatable) {
      super(failure.getMessage(), failure, false, false);
      this.failure = failure;
      this.repeatable = repeatable;
    }

    /// What the caller would have got.
    public HawserException failure() {
      return failure;
    }

    /// Whether the call may be made again, on another session too.
    public boolean isRepeatable() {
      return repeatable;
    }
  }

  /// Makes a call of a proxy, once.
  ///
  /// @return what the method returns
  /// @throws FailedException if the call failed
  /// @throws Throwable what the method throws, and what concerns its arguments or result
  public static @Nullable Object make(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    try {
      return ProxyHandler.of(proxy).invoke(proxy, method, arguments);
    } catch (ClosedException | DisconnectedException e) {
      if (Traces.isFromAfar(e)) {
        throw e;
      }
      throw new FailedException(e, mayRepeat(e, method.isAnnotationPresent(Idempotent.class)));
    }
  }

  /// Whether a call that failed on its way may be made again: it was certainly not carried out, or
  /// does no harm if it is carried out twice.
  static boolean mayRepeat(HawserException failure, boolean idempotent) {
    boolean onItsWay =
        failure instanceof DisconnectedException || failure instanceof ClosedException;
    return onItsWay
        && (failure.outcome() == Outcome.NOT_SENT
            || failure.outcome() == Outcome.MAYBE_EXECUTED && idempotent);
  }
}
