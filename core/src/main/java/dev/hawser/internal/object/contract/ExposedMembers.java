package dev.hawser.internal.object.contract;

import dev.hawser.object.Exposed;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is {@link Exposed} of a class, of those it extends, and of its interfaces. An overriding
/// method is exposed if what it overrides is.
final class ExposedMembers {
  private ExposedMembers() {}

  /// The methods, those further down first.
  static List<Method> methods(Class<?> type) {
    List<Method> all = new ArrayList<>();
    for (Class<?> each : programTypes(type)) {
      boolean whole = each.isAnnotationPresent(Exposed.class);
      for (Method method : each.getDeclaredMethods()) {
        if ((whole || method.isAnnotationPresent(Exposed.class)) && Reachable.test(method)) {
          all.add(method);
        }
      }
    }
    return all;
  }

  /// The fields by name; one that is hidden by another is not among them.
  static Map<String, Field> fields(Class<?> type) {
    Map<String, Field> all = new LinkedHashMap<>();
    for (Class<?> each : programTypes(type)) {
      for (Field field : each.getDeclaredFields()) {
        int modifiers = field.getModifiers();
        if (field.isAnnotationPresent(Exposed.class)
            && Modifier.isPublic(modifiers)
            && !Modifier.isStatic(modifiers)
            && !field.isSynthetic()) {
          all.putIfAbsent(field.getName(), field);
        }
      }
    }
    return all;
  }

  private static List<Class<?>> programTypes(Class<?> type) {
    return Supertypes.of(type).stream().filter(Reachable::isOfProgram).toList();
  }
}
