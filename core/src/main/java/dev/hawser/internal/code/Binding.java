package dev.hawser.internal.code;

import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/// A closure as its receiver has it: its classes, and what makes its lambdas. Made once per closure
/// and loader. May be used by any number of threads.
public interface Binding {
  /// The closure.
  Manifest manifest();

  /// The class that a name in this closure stands for, or null if the closure has none of that
  /// name. Loads it, but does not initialise it.
  @Nullable Class<?> type(String name);

  /// What makes a lambda: a handle of type `(Object[])Object` that is given what was captured.
  ///
  /// @param number the lambda's place in the manifest
  MethodHandle factory(int number);
}
