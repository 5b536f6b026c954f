package dev.hawser.internal.codec;

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How exceptions of one class are made again, found once a class. A constructor is believed only
/// if the exception it makes has the message of the original: a `String` parameter may mean
/// anything.
final class ThrowableShape {
  private static final ClassValue<ThrowableShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected ThrowableShape computeValue(Class<?> type) {
          return new ThrowableShape(type);
        }
      };

  private final List<Constructor<?>> withoutCause;
  private final List<Constructor<?>> withCause;

  private ThrowableShape(Class<?> type) {
    withoutCause = constructors(type, false);
    withCause = constructors(type, true);
  }

  /// The shape of an exception's class.
  static ThrowableShape of(Class<?> type) {
    return SHAPES.get(type);
  }

  /// The usable constructors that take at most a message and, if wanted, a cause; those that take
  /// more of it first.
  private static List<Constructor<?>> constructors(Class<?> type, boolean cause) {
    if (Modifier.isAbstract(type.getModifiers())) {
      return List.of();
    }
    return Arrays.stream(type.getDeclaredConstructors())
        .filter(each -> isUsual(each.getParameterTypes(), cause))
        .sorted((a, b) -> b.getParameterCount() - a.getParameterCount())
        .filter(Constructor::trySetAccessible)
        .toList();
  }

  private static boolean isUsual(Class<?>[] types, boolean cause) {
    int others = types.length - (cause ? 1 : 0);
    return (!cause || types.length > 0 && Throwable.class.isAssignableFrom(types[types.length - 1]))
        && (others == 0 || others == 1 && types[0] == String.class);
  }

  /// Makes an exception that gets its cause later, or null if no constructor does.
  @Nullable Throwable createWithoutCause(@Nullable String message) {
    for (Constructor<?> constructor : withoutCause) {
      @Nullable Object[] arguments =
          constructor.getParameterCount() == 0 ? new Object[0] : new @Nullable Object[] {message};
      Throwable made = make(constructor, arguments, message);
      if (made != null && made.getCause() == null) {
        return made;
      }
    }
    return null;
  }

  /// Makes an exception with its cause, or null if no constructor does.
  @Nullable Throwable create(@Nullable String message, @Nullable Throwable cause) {
    for (Constructor<?> constructor : withCause) {
      @Nullable Object[] arguments =
          constructor.getParameterCount() == 1
              ? new @Nullable Object[] {cause}
              : new @Nullable Object[] {message, cause};
      Throwable made = make(constructor, arguments, message);
      if (made != null && made.getCause() == cause) {
        return made;
      }
    }
    return null;
  }

  private static @Nullable Throwable make(
      Constructor<?> constructor, @Nullable Object[] arguments, @Nullable String message) {
    try {
      Throwable made = (Throwable) constructor.newInstance(arguments);
      return Objects.equals(made.getMessage(), message) ? made : null;
    } catch (ReflectiveOperationException | RuntimeException _) {
      return null; // then another constructor, or a RemoteException, takes its place
    }
  }
}
