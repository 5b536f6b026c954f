package dev.hawser.internal.eval;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Compiled code that declares nothing: it can run as often as asked for.
///
/// @param bound the variables it has of its own, to be set before it runs
/// @param repeatable whether running it again is like compiling it again: it is, unless it has
///   further classes, which may have state
record Body(Method method, Map<Field, Object> bound, boolean repeatable) {
  /// Runs it on this thread.
  ///
  /// @return what it evaluates to, or null
  @Nullable Object run() throws Throwable {
    for (Map.Entry<Field, Object> variable : bound.entrySet()) {
      variable.getKey().set(null, variable.getValue());
    }
    try {
      return method.invoke(null);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
