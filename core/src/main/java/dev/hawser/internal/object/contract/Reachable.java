package dev.hawser.internal.object.contract;

import dev.hawser.object.SessionAware;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Which methods others may reach at all, however they are marked: public ones of instances that
/// the programmer wrote; never those of {@link Object}, whoever declares them anew, nor what {@link
/// SessionAware} objects are told by.
final class Reachable {
  private static final Set<String> OF_OBJECTS =
      signatures(Object.class, method -> !Modifier.isPrivate(method.getModifiers()));
  private static final Set<String> HOOKS = signatures(SessionAware.class, _ -> true);

  private Reachable() {}

  private static Set<String> signatures(Class<?> type, Predicate<Method> condition) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(condition)
        .map(Signature::textOf)
        .collect(Collectors.toUnmodifiableSet());
  }

  static boolean test(Method method) {
    return Modifier.isPublic(method.getModifiers())
        && !Modifier.isStatic(method.getModifiers())
        && !method.isSynthetic()
        && !isOfObjects(method)
        && !isHook(method);
  }

  /// Whether every object has such a method.
  static boolean isOfObjects(Method method) {
    return OF_OBJECTS.contains(Signature.textOf(method));
  }

  private static boolean isHook(Method method) {
    return SessionAware.class.isAssignableFrom(method.getDeclaringClass())
        && HOOKS.contains(Signature.textOf(method));
  }

  /// Whether a type is the program's, not the JDK's.
  static boolean isOfProgram(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader != null && loader != ClassLoader.getPlatformClassLoader();
  }
}
