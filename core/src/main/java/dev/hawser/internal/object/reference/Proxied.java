package dev.hawser.internal.object.reference;

import java.lang.reflect.Proxy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands behind a proxy of an object of the other end.
public interface Proxied extends StandIn {
  /// The interfaces that the proxy shows.
  List<Class<?>> types();

  /// What stands behind an object, or null if that is no proxy of ours. Of a result that is not
  /// there yet, this waits for it.
  static @Nullable Proxied find(@Nullable Object object) {
    if (object == null || !Proxy.isProxyClass(object.getClass())) {
      return null;
    }
    return switch (Proxy.getInvocationHandler(object)) {
      case Proxied proxied -> proxied;
      case Awaited awaited -> find(awaited.kept());
      default -> null;
    };
  }
}
