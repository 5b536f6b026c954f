package dev.hawser.internal.eval;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Cuts stack traces down to the evaluated code and what it called.
///
/// @param own whether a frame is one of the evaluated code
/// @param shown how such a frame is to be shown
record Traces(Predicate<StackTraceElement> own, UnaryOperator<StackTraceElement> shown) {
  /// The same throwable, and those it came from, with less to read.
  Throwable trim(Throwable thrown) {
    trim(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
    return thrown;
  }

  private void trim(Throwable thrown, Set<Throwable> seen) {
    if (!seen.add(thrown)) {
      return;
    }
    StackTraceElement[] frames = thrown.getStackTrace();
    int last = frames.length - 1;
    while (last >= 0 && !own.test(frames[last])) {
      last--;
    }
    if (last >= 0) {
      thrown.setStackTrace(
          Arrays.stream(frames, 0, last + 1)
              .map(frame -> own.test(frame) ? shown.apply(frame) : frame)
              .toArray(StackTraceElement[]::new));
    }
    if (thrown.getCause() != null) {
      trim(thrown.getCause(), seen);
    }
    for (Throwable suppressed : thrown.getSuppressed()) {
      trim(suppressed, seen);
    }
  }
}
