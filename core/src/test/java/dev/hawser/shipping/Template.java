package dev.hawser.shipping;

import dev.hawser.call.Task;

/// What {@link Hulls} makes many classes of.
public final class Template {
  private Template() {}

  /// Something to be shipped.
  public static Task<Integer, RuntimeException> task(int number) {
    return () -> number;
  }
}
