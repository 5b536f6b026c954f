package dev.hawser.internal.object.contract;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/// Runs default methods of interfaces for proxies.
public final class DefaultMethods {
  private DefaultMethods() {}

  /// Runs one.
  public static @Nullable Object run(Object proxy, Method method, @Nullable Object[] arguments)
      throws Throwable {
    try {
      return InvocationHandler.invokeDefault(proxy, method, arguments);
    } catch (IllegalAccessException _) {
      return hidden(method).bindTo(proxy).invokeWithArguments(arguments);
    }
  }

  /// A method of an interface that is not public.
  private static MethodHandle hidden(Method method) {
    Class<?> type = method.getDeclaringClass();
    DefaultMethods.class.getModule().addReads(type.getModule());
    try {
      return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
          .unreflectSpecial(method, type)
          .asFixedArity();
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(
          "the default method %s cannot be run here: let %s open %s to dev.hawser"
              .formatted(method, type.getModule(), type.getPackageName()),
          e);
    }
  }
}
