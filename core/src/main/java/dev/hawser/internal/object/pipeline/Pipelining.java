package dev.hawser.internal.object.pipeline;

import dev.hawser.call.CallOptions;
import dev.hawser.internal.object.contract.Contract;
import dev.hawser.internal.object.contract.ContractMethod;
import dev.hawser.internal.object.contract.Returns;
import dev.hawser.internal.object.invocation.Captured;
import dev.hawser.internal.object.invocation.OutgoingInvocation;
import dev.hawser.internal.object.invocation.ProxyHandler;
import dev.hawser.internal.object.invocation.Style;
import dev.hawser.internal.object.reference.Home;
import dev.hawser.internal.operation.Async;
import org.jspecify.annotations.Nullable;

/// The style of pipelined proxies: a call that returns a proxied object brings a proxy of the
/// promise of it, at once.
public final class Pipelining implements Style {
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

  /// A proxy like another, whose calls are made in this style.
  public static <T> T of(T proxy) {
    return ProxyHandler.of(proxy).styled(proxy, STYLE);
  }

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
    Home home = handler.far().home();
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

  private static boolean mentionsPromise(@Nullable Object[] arguments, Home home) {
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
    Home home = target.home();
    OutgoingInvocation as = OutgoingInvocation.of(target.far(), method, target.options());
    PipelinedCall call = new PipelinedCall(home, as, method);
    return call.needs(target)
        ? make(call, arguments, true, target.options())
        : target.passOn(method.method(), arguments);
  }

  private static @Nullable Object make(
      PipelinedCall call, @Nullable Object[] arguments, boolean onPromise, CallOptions options)
      throws Throwable {
    Home home = call.home();
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
