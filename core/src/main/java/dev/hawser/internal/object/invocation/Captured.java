package dev.hawser.internal.object.invocation;

import dev.hawser.internal.object.contract.ContractMethod;
import dev.hawser.internal.operation.Async;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// One call that is to be made.
///
/// @param handler of the proxy it is for
public record Captured(ProxyHandler handler, ContractMethod method, @Nullable Object[] arguments) {
  /// Makes it and waits for its result.
  ///
  /// @param origin made where the caller called, if that was on another thread; else null
  @Nullable Object make(@Nullable Throwable origin) throws Throwable {
    return outgoing().make(arguments, origin);
  }

  private @Nullable Object makeChecked(Throwable origin) throws Exception {
    try {
      return make(origin);
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new Exception(e);
    }
  }

  /// Makes it without waiting for its result. The arguments are written before this returns.
  ///
  /// @param shape what the future shall bring in place of the result
  CompletableFuture<@Nullable Object> makeAsync(Shape shape) {
    Throwable origin = new Throwable();
    if (handler.callOptions().retries() > 0) {
      return Async.of("call-of-proxy", () -> shape.of(makeChecked(origin)));
    }
    try {
      return outgoing().makeAsync(arguments, origin, shape);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /// What the future of a call brings.
  public enum Shape {
    /// The result; of a method that returns a future, what that brings.
    RESULT,
    /// The result as a future that is complete.
    FUTURE,
    /// Null.
    NOTHING;

    /// Brings it.
    @Nullable Object of(@Nullable Object result) {
      return switch (this) {
        case RESULT -> result;
        case FUTURE -> CompletableFuture.completedFuture(result);
        case NOTHING -> null;
      };
    }
  }

  /// Makes it without hearing of it again.
  void makeOneway() {
    outgoing().makeOneway(arguments);
  }

  /// Runs the default method of the interface at this end.
  @Nullable Object runHere() throws Throwable {
    return handler.runHere(method, arguments);
  }

  /// The call, ready to be sent.
  public OutgoingInvocation outgoing() {
    return OutgoingInvocation.of(this);
  }
}
