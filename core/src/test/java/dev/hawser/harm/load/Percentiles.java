package dev.hawser.harm.load;

import java.util.Arrays;
import java.util.Locale;

/// How long something took, many times over.
public final class Percentiles {
  private final long[] sorted;

  /// @param nanos each time in nanoseconds
  public Percentiles(long[] nanos) {
    sorted = nanos.clone();
    Arrays.sort(sorted);
  }

  /// The time that so many of a hundred stayed below, in microseconds.
  public double at(double percent) {
    int index = (int) Math.ceil(sorted.length * percent / 100) - 1;
    return sorted.length == 0 ? Double.NaN : sorted[Math.max(0, index)] / 1e3;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "p50 %.1f µs, p99 %.1f µs, %,d times", at(50), at(99), sorted.length);
  }
}
