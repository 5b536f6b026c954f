package dev.hawser.harm.load;

import java.util.Arrays;
import java.util.function.LongPredicate;

/// Measures a round trip again and again.
public final class Trips {
  /// A round trip.
  @FunctionalInterface
  public interface Trip {
    void make() throws InterruptedException;
  }

  private Trips() {}

  /// Measures as long as a predicate of the number of trips made so far holds.
  public static Percentiles measure(Trip trip, LongPredicate goesOn) throws InterruptedException {
    long[] times = new long[4096];
    int count = 0;
    while (goesOn.test(count)) {
      if (count == times.length) {
        times = Arrays.copyOf(times, count * 2);
      }
      long begin = System.nanoTime();
      trip.make();
      times[count++] = System.nanoTime() - begin;
    }
    return new Percentiles(Arrays.copyOf(times, count));
  }
}
