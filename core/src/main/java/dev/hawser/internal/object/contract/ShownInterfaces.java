package dev.hawser.internal.object.contract;

import dev.hawser.object.Remote;
import dev.hawser.object.SessionAware;
import java.io.Serializable;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Predicate;

/// Which interfaces an object shows if nobody has chosen any.
final class ShownInterfaces {
  private ShownInterfaces() {}

  /// Those that are {@link Remote}; else those of the program, or all of a proxy or lambda, which
  /// is nothing beside them. What extends another comes before it.
  static List<Class<?>> of(Class<?> type) {
    List<Class<?>> remote = remote(type);
    if (!remote.isEmpty()) {
      return remote;
    }
    boolean nothingElse = Proxy.isProxyClass(type) || type.isHidden();
    Predicate<Class<?>> shown = nothingElse ? _ -> true : Reachable::isOfProgram;
    return Supertypes.interfaces(type).stream()
        .filter(each -> shown.test(each) && !isPlumbing(each))
        .toList();
  }

  /// Those that are {@link Remote}.
  static List<Class<?>> remote(Class<?> type) {
    return Supertypes.interfaces(type).stream()
        .filter(each -> each.isAnnotationPresent(Remote.class))
        .toList();
  }

  private static boolean isPlumbing(Class<?> type) {
    return type == Serializable.class || type == SessionAware.class || type.isSealed();
  }
}
