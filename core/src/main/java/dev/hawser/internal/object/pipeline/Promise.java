package dev.hawser.internal.object.pipeline;

import dev.hawser.RefusedException;
import dev.hawser.RemoteException;
import dev.hawser.call.CallOptions;
import dev.hawser.internal.object.contract.Contract;
import dev.hawser.internal.object.contract.ContractMethod;
import dev.hawser.internal.object.contract.Exposure;
import dev.hawser.internal.object.contract.Member;
import dev.hawser.internal.object.contract.ProxyClasses;
import dev.hawser.internal.object.contract.Signature;
import dev.hawser.internal.object.invocation.ProxyHandler;
import dev.hawser.internal.object.reference.Awaited;
import dev.hawser.internal.object.reference.Far;
import dev.hawser.internal.object.reference.Home;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The result of a pipelined call, as its caller has it: behind a proxy that can be called before
/// the result is there. Later it passes everything on to that.
final class Promise implements InvocationHandler, Awaited {
  private static final @Nullable Object[] NONE = {};

  private final Home home;
  private final long number;
  private final Class<?> type;
  private final CallOptions options;

  /// Stands for the object as a target.
  private final Far far;

  private final Object face;
  private volatile @Nullable PipelinedCall call;

  /// Calls on their way that mention this promise. Guarded by this, as what follows.
  private final Set<PipelinedCall> dependents = new HashSet<>(2);

  private boolean settled;
  private boolean inVain;

  /// Whoever holds it waits for the object. It guards what follows.
  private final Object resolving = new Object();

  private boolean resolved;
  private @Nullable Object result;
  private @Nullable Throwable failure;

  /// The promise of an object.
  ///
  /// @param type as which it will be seen
  Promise(Home home, Class<?> type, CallOptions options) {
    this.home = home;
    this.number = home.promises().next();
    this.type = type;
    this.options = options;
    this.far = new Far(home, number, "promised " + type.getName(), List.of(type));
    this.face = ProxyClasses.create(List.of(type), this);
  }

  /// The promise behind a proxy, if the object of this session is not there yet.
  static @Nullable Promise pending(@Nullable Object value, Home home) {
    Promise promise = find(value);
    return promise != null && promise.home == home && !promise.isSettled() ? promise : null;
  }

  private static @Nullable Promise find(@Nullable Object value) {
    return value != null
            && Proxy.isProxyClass(value.getClass())
            && Proxy.getInvocationHandler(value) instanceof Promise promise
        ? promise
        : null;
  }

  @Override
  public @Nullable Object kept() {
    try {
      return resolve();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new RemoteException(e.getClass().getName(), e.getMessage(), e);
    }
  }

  Home home() {
    return home;
  }

  @Override
  public long number() {
    return number;
  }

  /// What stands for it as the target of a call.
  Far far() {
    return far;
  }

  CallOptions options() {
    return options;
  }

  /// The proxy.
  Object face() {
    return face;
  }

  // ---- its life ----

  /// By which call it comes.
  void comesBy(PipelinedCall bringing) {
    call = bringing;
  }

  private synchronized boolean isSettled() {
    return settled;
  }

  /// Counts a call that mentions it. The other end keeps the result until all of these are over.
  ///
  /// @return false if the result is here, so that it should be mentioned itself
  synchronized boolean enters(PipelinedCall dependent) {
    return !settled && dependents.add(dependent);
  }

  /// A call that mentions it is over.
  void leave(PipelinedCall dependent) {
    boolean last;
    synchronized (this) {
      last = dependents.remove(dependent) && dependents.isEmpty() && settled;
    }
    if (last) {
      finish();
    }
  }

  /// The call that brings it is over. Short, and for any thread.
  ///
  /// @param unknown whether the other end may not know of it, and so of nothing that depends on it
  void settled(boolean unknown) {
    List<PipelinedCall> open;
    synchronized (this) {
      settled = true;
      inVain = unknown;
      open = new ArrayList<>(dependents);
    }
    if (open.isEmpty()) {
      finish();
    } else if (unknown) {
      open.forEach(PipelinedCall::giveUp);
    }
  }

  /// Whether the other end may wait for it in vain.
  synchronized boolean isInVain() {
    return inVain;
  }

  private void finish() {
    PipelinedCall bringing = call;
    if (bringing != null) {
      bringing.finish();
    }
  }

  /// Waits for the object.
  private @Nullable Object resolve() throws Throwable {
    PipelinedCall bringing = call;
    synchronized (resolving) {
      if (!resolved && bringing != null) {
        try {
          result = bringing.result();
        } catch (Throwable e) {
          failure = e;
        }
        resolved = true;
      }
      if (failure != null) {
        throw failure;
      }
      return result;
    }
  }

  // ---- calls of the proxy ----

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    @Nullable Object[] passed = arguments == null ? NONE : arguments;
    ContractMethod known =
        method.getDeclaringClass() == Object.class
            ? null
            : Contract.of(method.getDeclaringClass()).find(method);
    if (known == null) {
      return local(method, passed);
    }
    try {
      return isSettled() || method.isDefault()
          ? passOn(method, passed)
          : Pipelining.call(this, known, passed);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw isDeclared(method, e)
          ? e
          : new RemoteException(e.getClass().getName(), e.getMessage(), e);
    }
  }

  private static boolean isDeclared(Method method, Throwable thrown) {
    return List.of(method.getExceptionTypes()).stream().anyMatch(each -> each.isInstance(thrown));
  }

  private Object local(Method method, @Nullable Object[] arguments) throws Throwable {
    return switch (method.getName()) {
      case "equals" -> {
        Object other = arguments[0];
        yield other == face || other != null && present().equals(Awaited.kept(other));
      }
      case "hashCode" -> present().hashCode();
      default -> isSettled() ? present().toString() : far.toString();
    };
  }

  /// Calls the object, since it is here.
  @Nullable Object passOn(Method method, @Nullable Object[] arguments) throws Throwable {
    Object object = present();
    ProxyHandler proxied = ProxyHandler.find(object);
    if (proxied != null) {
      Object target = proxied.styled(object, Pipelining.STYLE);
      return Proxy.getInvocationHandler(target).invoke(target, method, arguments);
    }
    Member member = Exposure.of(object.getClass(), List.of(type)).find(Signature.of(method).hash());
    if (member == null) {
      throw new RefusedException("a " + object.getClass().getName() + " lacks " + method.getName());
    }
    return member.invoke(object, arguments);
  }

  private Object present() throws Throwable {
    Object object = resolve();
    if (object == null) {
      throw new NullPointerException("a pipelined call returned null");
    }
    return object;
  }
}
