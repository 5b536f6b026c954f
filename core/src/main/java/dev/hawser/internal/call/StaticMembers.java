package dev.hawser.internal.call;

import dev.hawser.RefusedException;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The public static methods and fields of a class that may be called and read by name.
final class StaticMembers {
  private final Class<?> type;
  private final List<Method> methods;
  private final List<Field> fields;

  /// Finds them.
  ///
  /// @throws IllegalArgumentException if the class itself is not public, or not exported
  StaticMembers(Class<?> type) {
    this.type = type;
    if (!Modifier.isPublic(type.getModifiers())) {
      throw new IllegalArgumentException(
          type.getName() + " is not public, so its static members cannot be called: make it so");
    }
    this.methods = Arrays.stream(type.getMethods()).filter(StaticMembers::isStatic).toList();
    this.fields = Arrays.stream(type.getFields()).filter(StaticMembers::isStatic).toList();
    Stream<AccessibleObject> all = Stream.concat(methods.stream(), fields.stream());
    if (!all.allMatch(each -> each.canAccess(null))) {
      throw new IllegalArgumentException(
          type.getName()
              + " is not accessible: export its package, "
              + type.getPackageName()
              + ", from "
              + type.getModule());
    }
  }

  private static boolean isStatic(Member member) {
    return Modifier.isStatic(member.getModifiers());
  }

  /// The class they belong to.
  Class<?> type() {
    return type;
  }

  /// Whether a name with or without package is that of the class.
  boolean isCalled(String name) {
    return name.equals(type.getName())
        || name.equals(type.getCanonicalName())
        || name.equals(type.getSimpleName());
  }

  /// The simple names of its members.
  Stream<String> names() {
    return Stream.concat(methods.stream(), fields.stream()).map(Member::getName).distinct();
  }

  boolean has(String member) {
    return names().anyMatch(member::equals);
  }

  /// What calling a member with these arguments stands for.
  ///
  /// @throws RefusedException if it does not take them
  Invocation find(String member, @Nullable Object[] arguments) {
    List<Method> sameName =
        methods.stream().filter(method -> method.getName().equals(member)).toList();
    Method method = Overloads.choose(sameName, arguments);
    if (method != null) {
      @Nullable Object[] passed = Overloads.passed(method, arguments);
      return () -> invoke(method, passed);
    }
    if (arguments.length == 0) {
      for (Field field : fields) {
        if (field.getName().equals(member)) {
          return () -> field.get(null);
        }
      }
    }
    throw new RefusedException(
        "%s.%s does not take (%s)%s"
            .formatted(
                type.getName(),
                member,
                Overloads.describe(arguments),
                sameName.isEmpty() ? ": it is a field" : "; there is " + Overloads.list(sameName)));
  }

  private static @Nullable Object invoke(Method method, @Nullable Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(null, arguments);
    } catch (InvocationTargetException e) {
      throw Objects.requireNonNullElse(e.getCause(), e);
    }
  }
}
