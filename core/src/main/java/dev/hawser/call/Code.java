package dev.hawser.call;

import dev.hawser.internal.code.Explanations;

/// What ships with a function.
public final class Code {
  private Code() {}

  /// Says what would travel if this function, or this value with functions in it, were shipped: or
  /// why it cannot. Nothing is sent.
  ///
  /// ```java
  /// System.out.println(Code.explain(task));
  /// ```
  public static Explanation explain(Object value) {
    return Explanations.of(value);
  }
}
