package dev.hawser.call;

import dev.hawser.Subscription;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the other ends may call by name ({@link Caller#callRemote}), if they are granted {@link
/// dev.hawser.security.Permission#CALL_EXPORTS}. Safe for use by many threads.
public interface Functions {
  /// Registers a function without arguments, until the subscription is closed.
  ///
  /// @throws IllegalArgumentException if the name is taken
  <R extends @Nullable Object> Subscription register(String name, Task<R, ?> function);

  /// Registers a function of one argument.
  <A extends @Nullable Object, R extends @Nullable Object> Subscription register(
      String name, Task1<A, R, ?> function);

  /// Registers a function of two arguments.
  <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      Subscription register(String name, Task2<A, B, R, ?> function);

  /// Allows the public static methods and fields of a class to be called and read by name.
  ///
  /// @return what forbids them again
  Subscription allowStatics(Class<?> type);

  /// The names of what is registered.
  Set<String> names();
}
