package dev.hawser.internal.call;

import org.jspecify.annotations.Nullable;

/// Where a call enters users' code. Its frames mark that place in stack traces.
@FunctionalInterface
public interface Invocation {
  /// Runs it.
  @Nullable Object run() throws Throwable;

  /// Enters it.
  static @Nullable Object enter(Invocation body) throws Throwable {
    return body.run();
  }
}
