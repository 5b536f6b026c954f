package dev.hawser.internal.object.contract;

import dev.hawser.internal.codec.Codec;
import dev.hawser.object.Remote;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.List;

/// How an object travels, as far as its class says it: a value as a copy, what is remote by
/// reference.
public final class Passing {
  /// Classes with an interface whose objects travel by reference.
  private static final ClassValue<Boolean> REMOTE =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return type.isAnnotationPresent(Remote.class)
              || type.getSuperclass() != null && get(type.getSuperclass())
              || List.of(type.getInterfaces()).stream().anyMatch(this::get);
        }
      };

  private Passing() {}

  /// Whether an object is a value, of which nothing is shown but what a handle makes of it.
  public static boolean isValue(Object object) {
    Class<?> type = object.getClass();
    return Codec.isValue(type) && Exposure.of(type, List.of()).isValue();
  }

  /// Whether an interface of a class says that its objects stay where they are.
  public static boolean isRemote(Class<?> type) {
    return REMOTE.get(type);
  }

  /// Whether an interface of an object says that it stays where it is.
  public static boolean isMarked(Object value) {
    return isRemote(value.getClass());
  }

  /// Whether an object is a stream of bytes, which is read or written where it is.
  public static boolean isStream(Object value) {
    return value instanceof InputStream || value instanceof OutputStream;
  }

  /// Whether an object is a function that nobody has made to travel.
  public static boolean isPlainLambda(Object value) {
    return value.getClass().isHidden() && !(value instanceof Serializable);
  }
}
