package dev.hawser.internal.object;

import dev.hawser.call.CallOptions;
import dev.hawser.internal.operation.Async;
import org.jspecify.annotations.Nullable;

/// The style of pipelined proxies: a call that returns a proxied object brings a proxy of the
/// promise of it, at once.
final class Pipelining implements Style {
  static final Pipelining STYLE = new Pipelining();

  /// Whether an interface is one of a program's own, so that what a method returns as it is most
  /// likely an object, and a proxy can stand for it.
  private static final ClassValue<Boolean> PROXIED =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return type.isInterface()
              && !type.isSealed()
              && !type.getName().startsWith("java")
              && isContract(type);
        }
      };

  private Pipelining() {}

  private static boolean isContract(Class<?> type) {
    try {
      return Contract.of(type).type() == type;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  @Override
  public @Nullable Object call(Captured call) throws Throwable {
    ProxyHandler handler = call.handler();
    LiveObjects home = handler.far().home();
    if (!isPromising(call.method()) && !mentionsPromise(call.arguments(), home)) {
      return WAITING.call(call);
    }
    PipelinedCall sent = new PipelinedCall(home, call.outgoing(), call.method());
    return make(sent, call.arguments(), false, handler.callOptions());
  }

  /// Whether the result of a method can be stood for by a proxy before it is there.
  private static boolean isPromising(ContractMethod method) {
    return method.returns() == Returns.VALUE
        && !method.method().isDefault()
        && PROXIED.get(method.result());
  }

  private static boolean mentionsPromise(@Nullable Object[] arguments, LiveObjects home) {
    for (Object each : arguments) {
      if (Promise.pending(each, home) != null) {
        return true;
      }
    }
    return false;
  }

  /// Calls what has been promised.
  static @Nullable Object call(Promise target, ContractMethod method, @Nullable Object[] arguments)
      throws Throwable {
    LiveObjects home = target.home();
    OutgoingInvocation as =
        new OutgoingInvocation(
            target.far(),
            method.signature(),
            method.what(),
            method.parameters(),
            method.returns() == Returns.FUTURE ? method.element() : method.result(),
            target.options());
    PipelinedCall call = new PipelinedCall(home, as, method);
    return call.needs(target)
        ? make(call, arguments, true, target.options())
        : target.passOn(method.method(), arguments);
  }

  private static @Nullable Object make(
      PipelinedCall call, @Nullable Object[] arguments, boolean onPromise, CallOptions options)
      throws Throwable {
    LiveObjects home = call.home();
    ContractMethod method = call.method();
    @Nullable Object[] passed = arguments.clone();
    for (int i = 0; i < passed.length; i++) {
      Promise pending = Promise.pending(passed[i], home);
      if (pending != null && call.needs(pending)) {
        passed[i] = pending;
      }
    }
    if (isPromising(method)) {
      Promise result = new Promise(home, method.result(), options);
      call.send(result.number(), onPromise, passed, result);
      return result.face();
    }
    call.send(IncomingPipelined.UNNUMBERED, onPromise, passed, null);
    if (method.oneway()) {
      return null;
    }
    return method.returns() == Returns.FUTURE
        ? Async.of("call-of-proxy", call::resultChecked)
        : call.result();
  }
}
