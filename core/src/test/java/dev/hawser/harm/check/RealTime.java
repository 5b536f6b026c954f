package dev.hawser.harm.check;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Which versions a map can have had at a moment, judged by the writes that had been confirmed by
/// then, or not even been begun.
final class RealTime {
  /// A write whose place in the order of versions is known.
  record Placed(Event.Write write, long version) {}

  private final long[] responses;
  private final long[] newestByThen;
  private final long[] invocations;
  private final long[] oldestSince;

  RealTime(List<Placed> writes) {
    int count = writes.size();
    responses = new long[count];
    newestByThen = new long[count];
    invocations = new long[count];
    oldestSince = new long[count];
    List<Placed> byResponse = sorted(writes, Comparator.comparingLong(w -> w.write().responded()));
    long newest = 0;
    for (int i = 0; i < count; i++) {
      newest = Math.max(newest, byResponse.get(i).version());
      responses[i] = byResponse.get(i).write().responded();
      newestByThen[i] = newest;
    }
    List<Placed> byInvocation = sorted(writes, Comparator.comparingLong(w -> w.write().invoked()));
    long oldest = Long.MAX_VALUE;
    for (int i = count - 1; i >= 0; i--) {
      oldest = Math.min(oldest, byInvocation.get(i).version());
      invocations[i] = byInvocation.get(i).write().invoked();
      oldestSince[i] = oldest;
    }
  }

  private static List<Placed> sorted(List<Placed> writes, Comparator<Placed> order) {
    return writes.stream().sorted(order).toList();
  }

  /// The version of the newest write that had been confirmed before a moment, or 0.
  long newestConfirmedBefore(long moment) {
    int index = firstNotBefore(responses, moment);
    return index == 0 ? 0 : newestByThen[index - 1];
  }

  /// The version of the oldest write that was begun only after a moment, or the largest number.
  long oldestBegunAfter(long moment) {
    int index =
        moment == Long.MAX_VALUE ? invocations.length : firstNotBefore(invocations, moment + 1);
    return index == invocations.length ? Long.MAX_VALUE : oldestSince[index];
  }

  private static int firstNotBefore(long[] sorted, long moment) {
    int index = Arrays.binarySearch(sorted, moment);
    if (index < 0) {
      return -index - 1;
    }
    while (index > 0 && sorted[index - 1] == moment) {
      index--;
    }
    return index;
  }
}
