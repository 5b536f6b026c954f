package dev.hawser.internal.code;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import org.jspecify.annotations.Nullable;

/// What makes objects without their own constructors: `sun.reflect.ReflectionFactory`, which the
/// module `jdk.unsupported` offers to serialization libraries. Found by name, since the compiler
/// warns of every mention.
final class Allocators {
  private static final MethodHandle FOR_SERIALIZATION = find();

  private Allocators() {}

  private static MethodHandle find() {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    try {
      Class<?> factory = Class.forName("sun.reflect.ReflectionFactory");
      Object instance =
          lookup
              .findStatic(factory, "getReflectionFactory", MethodType.methodType(factory))
              .invoke();
      MethodType type = MethodType.methodType(Constructor.class, Class.class);
      return lookup.findVirtual(factory, "newConstructorForSerialization", type).bindTo(instance);
    } catch (Throwable e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /// A constructor that makes objects of a serializable class by running only the no-argument
  /// constructor of the first class above that is not serializable; null if that has none that the
  /// class could call.
  static @Nullable Constructor<?> forSerialization(Class<?> type) {
    try {
      return (Constructor<?>) FOR_SERIALIZATION.invokeExact(type);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
