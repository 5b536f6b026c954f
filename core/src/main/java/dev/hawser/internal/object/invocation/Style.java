package dev.hawser.internal.object.invocation;

import dev.hawser.internal.object.contract.ContractMethod;
import dev.hawser.internal.object.contract.Returns;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/// How the calls of a proxy are made.
public interface Style {
  /// Makes a call.
  @Nullable Object call(Captured call) throws Throwable;

  /// The caller waits, unless the method says otherwise.
  Style WAITING =
      call -> {
        ContractMethod method = call.method();
        if (method.oneway()) {
          call.makeOneway();
          return null;
        }
        return method.returns() == Returns.FUTURE
            ? call.makeAsync(Captured.Shape.RESULT)
            : call.make(null);
      };

  /// The caller waits only for results.
  Style ONEWAY =
      call -> {
        if (call.method().returns() != Returns.NOTHING) {
          return WAITING.call(call);
        }
        call.makeOneway();
        return null;
      };

  /// The call is noted and not made.
  final class Noting implements Style {
    private @Nullable Captured noted;

    @Override
    public @Nullable Object call(Captured call) {
      if (noted != null) {
        throw new IllegalArgumentException("one call only: this is the second");
      }
      noted = call;
      Class<?> type = call.method().result();
      return type.isPrimitive() && type != void.class
          ? Array.get(Array.newInstance(MethodType.methodType(type).returnType(), 1), 0)
          : null;
    }

    /// The call.
    Captured one() {
      Captured one = noted;
      if (one == null) {
        throw new IllegalArgumentException("no method of the proxy was called");
      }
      return one;
    }
  }
}
