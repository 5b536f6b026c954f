package dev.hawser.internal.object.reference;

import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/// Stands behind a proxy of the result of a call that may not be answered yet.
public interface Awaited {
  /// The number by which both ends know the result.
  long number();

  /// The result, which may take a while.
  @Nullable Object kept();

  /// What a proxy of such a result stands for, which may take a while; anything else is itself.
  static @Nullable Object kept(@Nullable Object value) {
    return value != null
            && Proxy.isProxyClass(value.getClass())
            && Proxy.getInvocationHandler(value) instanceof Awaited awaited
        ? awaited.kept()
        : value;
  }
}
