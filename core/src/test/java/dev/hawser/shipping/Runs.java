package dev.hawser.shipping;

import dev.hawser.call.CallContext;
import java.util.concurrent.atomic.AtomicIntegerArray;

/// Counts how often each of many calls ran, in the process of its tests.
final class Runs {
  private static volatile AtomicIntegerArray counts = new AtomicIntegerArray(0);

  private Runs() {}

  static void reset(int calls) {
    counts = new AtomicIntegerArray(calls);
  }

  static int of(int call) {
    return counts.get(call);
  }

  /// Counts here, and once more at the end that called.
  static int thereAndBack(int call) {
    int here = count(call);
    return here + CallContext.current().peer().call(() -> count(call));
  }

  private static int count(int call) {
    return counts.incrementAndGet(call);
  }
}
