package dev.hawser.internal.object.contract;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/// One way to read an attribute of an object, or to set it: a method or a field.
///
/// @param type what is read, or what it can be set to
/// @param handle given the object, and what it is set to
public record Attribute(Class<?> type, MethodHandle handle) {
  static Attribute reading(Member method) {
    return new Attribute(method.result(), MemberHandles.get(method.method()));
  }

  static Attribute reading(Field field) {
    return new Attribute(field.getType(), MemberHandles.get(field));
  }

  static Attribute setting(Member method) {
    return new Attribute(method.parameters()[0], MemberHandles.set(method.method()));
  }

  static Attribute setting(Field field) {
    return new Attribute(field.getType(), MemberHandles.set(field));
  }

  /// Reads it.
  public @Nullable Object get(Object target) throws Throwable {
    return handle.invokeExact(target);
  }

  /// Sets it.
  public void set(Object target, @Nullable Object value) throws Throwable {
    Object _ = handle.invokeExact(target, value);
  }
}
