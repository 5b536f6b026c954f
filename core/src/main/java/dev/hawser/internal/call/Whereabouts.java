package dev.hawser.internal.call;

import java.util.Arrays;

/// Where a thread is that does not stop.
public final class Whereabouts {
  private Whereabouts() {}

  /// The top of its stack and, if that is the JDK's, whose code brought it there.
  public static String of(Thread thread) {
    return of(thread.getStackTrace());
  }

  private static String of(StackTraceElement[] stack) {
    if (stack.length == 0) {
      return "a place that cannot be seen";
    }
    return Arrays.stream(stack)
        .filter(frame -> !isOfTheJdk(frame.getClassName()))
        .findFirst()
        .filter(frame -> frame != stack[0])
        .map(frame -> stack[0] + ", called from " + frame)
        .orElseGet(() -> stack[0].toString());
  }

  private static boolean isOfTheJdk(String className) {
    return className.startsWith("java.") || className.startsWith("jdk.");
  }
}
