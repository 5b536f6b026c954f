package dev.hawser.internal.object.contract;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes proxies of interfaces, wherever these come from.
public final class ProxyClasses {
  private ProxyClasses() {}

  /// Makes one.
  ///
  /// @throws IllegalArgumentException if no class can implement them all
  public static Object create(List<Class<?>> types, InvocationHandler handler) {
    Class<?>[] all = types.toArray(new Class<?>[0]);
    for (ClassLoader loader : candidates(types)) {
      if (types.stream().allMatch(type -> sees(loader, type))) {
        return Proxy.newProxyInstance(loader, all, handler);
      }
    }
    throw new IllegalArgumentException(
        "no class loader sees all of " + types + ": use one of these interfaces at a time");
  }

  /// An interface that is not public can only be implemented beside it.
  private static List<@Nullable ClassLoader> candidates(List<Class<?>> types) {
    List<@Nullable ClassLoader> loaders = new ArrayList<>();
    for (Class<?> type : types) {
      if (!Modifier.isPublic(type.getModifiers())) {
        loaders.add(type.getClassLoader());
      }
    }
    loaders.add(ProxyClasses.class.getClassLoader());
    types.forEach(type -> loaders.add(type.getClassLoader()));
    loaders.add(Thread.currentThread().getContextClassLoader());
    return loaders;
  }

  private static boolean sees(@Nullable ClassLoader loader, Class<?> type) {
    try {
      return Class.forName(type.getName(), false, loader) == type;
    } catch (ClassNotFoundException | LinkageError _) {
      return false;
    }
  }
}
