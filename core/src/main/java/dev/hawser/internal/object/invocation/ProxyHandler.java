package dev.hawser.internal.object.invocation;

import static java.util.Objects.requireNonNull;

import dev.hawser.Peer;
import dev.hawser.RemoteException;
import dev.hawser.call.CallOptions;
import dev.hawser.internal.object.contract.Contract;
import dev.hawser.internal.object.contract.ContractMethod;
import dev.hawser.internal.object.contract.DefaultMethods;
import dev.hawser.internal.object.contract.ProxyClasses;
import dev.hawser.internal.object.contract.Returns;
import dev.hawser.internal.object.invocation.Captured.Shape;
import dev.hawser.internal.object.reference.Far;
import dev.hawser.internal.object.reference.Handle;
import dev.hawser.internal.object.reference.Proxied;
import dev.hawser.object.ProxyAction;
import dev.hawser.object.ProxyCall;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What stands behind a proxy.
public final class ProxyHandler implements InvocationHandler, Proxied {
  private final Far far;
  private final List<Class<?>> types;
  private final CallOptions options;
  private final Style style;
  private final List<Contract> contracts;

  /// Default methods that the owner lacks.
  private volatile Set<ContractMethod> lacking = Set.of();

  private ProxyHandler(Far far, List<Class<?>> types, CallOptions options, Style style) {
    this.far = far;
    this.types = types;
    this.options = options;
    this.style = style;
    this.contracts = types.stream().map(Contract::of).toList();
  }

  /// A proxy of an object as some interfaces.
  public static Object proxy(Far far, List<Class<?>> types) {
    return proxy(new ProxyHandler(far, types, far.home().options(), Style.WAITING));
  }

  private static Object proxy(ProxyHandler handler) {
    return ProxyClasses.create(handler.types, handler);
  }

  /// What stands behind an object, or null if that is no proxy of ours.
  public static @Nullable ProxyHandler find(@Nullable Object object) {
    return Proxied.find(object) instanceof ProxyHandler handler ? handler : null;
  }

  /// What stands behind a proxy.
  ///
  /// @throws IllegalArgumentException if it is none
  public static ProxyHandler of(Object object) {
    ProxyHandler handler = find(requireNonNull(object, "proxy"));
    if (handler == null) {
      throw new IllegalArgumentException(
          "a " + object.getClass().getName() + " is no proxy of a remote object");
    }
    return handler;
  }

  @Override
  public Far far() {
    return far;
  }

  /// The interfaces it shows.
  @Override
  public List<Class<?>> types() {
    return types;
  }

  // ---- calls ----

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return local(method, arguments);
    }
    ContractMethod known = find(method);
    if (known == null) {
      return local(method, arguments);
    }
    @Nullable Object[] passed = arguments == null ? NONE : arguments;
    if (lacking.contains(known)) {
      return DefaultMethods.run(proxy, known.method(), passed);
    }
    try {
      return style.call(new Captured(this, known, passed));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw declared(known, e);
    }
  }

  private @Nullable ContractMethod find(Method method) {
    for (Contract each : contracts) {
      ContractMethod found = each.find(method);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /// What a proxy may throw: a checked exception that an interface does not speak of is wrapped.
  private Throwable declared(ContractMethod called, Throwable thrown) {
    for (Contract each : contracts) {
      for (ContractMethod method : each.declared()) {
        if (method.signature().hash() == called.signature().hash() && !speaksOf(method, thrown)) {
          return new RemoteException(thrown.getClass().getName(), thrown.getMessage(), thrown);
        }
      }
    }
    return thrown;
  }

  private static boolean speaksOf(ContractMethod method, Throwable thrown) {
    return Arrays.stream(method.method().getExceptionTypes())
        .anyMatch(type -> type.isInstance(thrown));
  }

  /// Runs a default method that the owner lacks at this end, now and from now on.
  @Nullable Object runHere(ContractMethod method, @Nullable Object[] arguments) throws Throwable {
    Set<ContractMethod> more = new HashSet<>(lacking);
    var _ = more.add(method);
    lacking = Set.copyOf(more);
    Object self = proxy(new ProxyHandler(far, types, options, Style.WAITING));
    return DefaultMethods.run(self, method.method(), arguments);
  }

  private static final @Nullable Object[] NONE = {};

  private Object local(Method method, @Nullable Object @Nullable [] arguments) {
    return switch (method.getName()) {
      case "equals" -> {
        ProxyHandler other = arguments == null ? null : find(arguments[0]);
        yield other != null && other.far == far;
      }
      case "hashCode" -> System.identityHashCode(far);
      default -> far.toString();
    };
  }

  /// The options of its calls.
  public CallOptions callOptions() {
    return options;
  }

  // ---- see dev.hawser.object.Proxies ----

  public Peer peer() {
    return far.home().peer();
  }

  public <T> T with(T proxy, CallOptions other) {
    if (other.output() != null || other.progress() != null) {
      throw new IllegalArgumentException(
          "what a proxy's calls print, and their progress, cannot be heard: pass an object that"
              + " is told of it as an argument, or use callRemote");
    }
    return like(proxy, new ProxyHandler(far, types, other, style));
  }

  /// A proxy like this one, whose calls are made in another way.
  public <T> T styled(T proxy, Style other) {
    return like(proxy, new ProxyHandler(far, types, options, other));
  }

  @SuppressWarnings("unchecked") // It has all interfaces that the other proxy has.
  private static <T> T like(T unused, ProxyHandler handler) {
    return (T) proxy(handler);
  }

  public <T> T as(Class<T> type) {
    return far.reference().as(type);
  }

  public Handle reference() {
    return far.reference();
  }

  public void close() {
    far.close();
  }

  public <T, R extends @Nullable Object> CompletableFuture<R> callAsync(
      T proxy, ProxyCall<T, R> call) {
    Captured captured = captured(proxy, call);
    boolean isFuture = captured.method().returns() == Returns.FUTURE;
    return later(captured, isFuture ? Shape.FUTURE : Shape.RESULT);
  }

  public <T> CompletableFuture<@Nullable Void> runAsync(T proxy, ProxyAction<T> call) {
    return later(capturedAction(proxy, call), Shape.NOTHING);
  }

  @SuppressWarnings("unchecked") // The result is of the method's type, which is that of the call.
  private static <R extends @Nullable Object> CompletableFuture<R> later(
      Captured call, Shape shape) {
    return (CompletableFuture<R>) call.makeAsync(shape);
  }

  /// The one call that users' code makes of a proxy.
  public static <T> Captured captured(T proxy, ProxyCall<T, ?> call) {
    return capturedAction(
        proxy,
        target -> {
          var _ = call.on(target);
        });
  }

  /// As {@link #captured}, of a call whose result nobody wants.
  static <T> Captured capturedAction(T proxy, ProxyAction<T> call) {
    ProxyHandler own = of(proxy);
    Style.Noting noting = new Style.Noting();
    T target = like(proxy, new ProxyHandler(own.far, own.types, own.options, noting));
    try {
      call.on(target);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalArgumentException("noting a call failed: " + e, e);
    }
    return noting.one();
  }
}
