package dev.hawser.internal.object.handle;

import dev.hawser.Outcome;
import dev.hawser.ValueException;
import dev.hawser.internal.codec.TypeRegistry;
import dev.hawser.internal.object.reference.Far;
import dev.hawser.internal.object.reference.Home;
import dev.hawser.object.RemoteRef;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/// What a handle stands for, as one of a type.
final class Casts {
  private static final TypeRegistry BUILT_IN = TypeRegistry.create();

  private Casts() {}

  /// A proxy for an interface, the stream for a stream, and a copy for any other type.
  static <T> T to(Class<T> type, FarReference handle) {
    if (type == RemoteRef.class) {
      return type.cast(handle);
    }
    if (type == InputStream.class || type == OutputStream.class) {
      return stream(type, handle.far().face());
    }
    if (isContract(type)) {
      return handle.proxy(type);
    }
    Class<T> box = boxOf(type);
    if (box == Integer.class) {
      return box.cast(handle.asInt());
    }
    if (box == Long.class) {
      return box.cast(handle.asLong());
    }
    if (box == Double.class) {
      return box.cast(handle.asDouble());
    }
    return copied(type, handle.value());
  }

  /// Whether objects are called by it, rather than copied.
  private static boolean isContract(Class<?> type) {
    return type.isInterface() && !type.isSealed() && !BUILT_IN.isKnown(type);
  }

  @SuppressWarnings("unchecked") // The box of int.class, a Class<Integer>, is Integer.class.
  private static <T> Class<T> boxOf(Class<T> type) {
    return (Class<T>) MethodType.methodType(type).wrap().returnType();
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // Null is there what null is here.
  private static <T> T copied(Class<T> type, @Nullable Object value) {
    if (value == null && !type.isPrimitive() || boxOf(type).isInstance(value)) {
      return (T) value;
    }
    throw unfit(type, value);
  }

  private static <T> T stream(Class<T> type, Object face) {
    if (type.isInstance(face)) {
      return type.cast(face);
    }
    throw unfit(type, face);
  }

  private static ValueException unfit(Class<?> type, @Nullable Object value) {
    return new ValueException(
        "it is a " + Operators.describe(value) + ", not a " + type.getName(),
        Outcome.EXECUTED,
        null);
  }

  /// An item that has arrived, as one of a type.
  @SuppressWarnings({"unchecked", "NullAway"}) // Null is there what null is here.
  static <T extends @Nullable Object> T item(Class<T> type, @Nullable Object item, Home home) {
    Far far = item == null || type.isInstance(item) ? null : home.farOf(item);
    return far == null ? copied(type, item) : far.reference().as(type);
  }
}
