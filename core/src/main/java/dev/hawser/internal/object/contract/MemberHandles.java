package dev.hawser.internal.object.contract;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/// The quick way into methods and fields that the program shows, public types or not.
final class MemberHandles {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
  private static final MethodType CALL =
      MethodType.methodType(Object.class, Object.class, Object[].class);
  private static final MethodType GET = MethodType.methodType(Object.class, Object.class);
  private static final MethodType SET =
      MethodType.methodType(Object.class, Object.class, Object.class);

  private MemberHandles() {}

  /// How something is made of a member that is open.
  private interface Unreflect<M> {
    MethodHandle of(M member) throws IllegalAccessException;
  }

  /// Calls a method: `(target, arguments)`, where nothing gives null.
  static MethodHandle call(Method method) {
    return open(method, LOOKUP::unreflect)
        .asFixedArity()
        .asSpreader(Object[].class, method.getParameterCount())
        .asType(CALL);
  }

  /// Calls a method without parameters: `(target)`.
  static MethodHandle get(Method method) {
    return open(method, LOOKUP::unreflect).asType(GET);
  }

  /// Reads a field: `(target)`.
  static MethodHandle get(Field field) {
    return open(field, LOOKUP::unreflectGetter).asType(GET);
  }

  /// Calls a method with one parameter: `(target, value)`.
  static MethodHandle set(Method method) {
    return open(method, LOOKUP::unreflect).asFixedArity().asType(SET);
  }

  /// Writes a field: `(target, value)`.
  static MethodHandle set(Field field) {
    return open(field, LOOKUP::unreflectSetter).asType(SET);
  }

  private static <M extends AccessibleObject & Member> MethodHandle open(
      M member, Unreflect<M> unreflect) {
    boolean _ = member.trySetAccessible();
    try {
      return unreflect.of(member);
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(closed(member.getDeclaringClass(), member.getName()), e);
    }
  }

  private static String closed(Class<?> type, String member) {
    Module reader = MemberHandles.class.getModule();
    boolean visible = Modifier.isPublic(type.getModifiers());
    return "%s.%s cannot be called from afar, since Hawser may not call it: add `%s %s%s;` to the"
            .formatted(
                type.getName(),
                member,
                visible ? "exports" : "opens",
                type.getPackageName(),
                reader.isNamed() ? " to " + reader.getName() : "")
        + " module-info of "
        + type.getModule().getName();
  }
}
