package dev.hawser.internal.code;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How something was reached: `task -> app.Main.lambda$main$0 -> app.Helper`.
///
/// @param before where it was reached from, or null at the start
/// @param step what was reached
record Way(@Nullable Way before, String step) {
  static Way from(String start) {
    return new Way(null, start);
  }

  Way to(String next) {
    return new Way(this, next);
  }

  @Override
  public String toString() {
    Deque<String> steps = new ArrayDeque<>();
    for (Way way = this; way != null; way = way.before) {
      steps.addFirst(way.step);
    }
    return steps.stream().collect(Collectors.joining(" -> "));
  }
}
