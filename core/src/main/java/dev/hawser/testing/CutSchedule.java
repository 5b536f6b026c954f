package dev.hawser.testing;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/// How often and how connections are cut by chance.
///
/// @param mean the mean life of a connection
/// @param kinds the cuts to pick from
record CutSchedule(Duration mean, List<Cut> kinds) {
  CutSchedule {
    if (mean.isNegative() || mean.isZero()) {
      throw new IllegalArgumentException("the mean time between cuts must be positive: " + mean);
    }
    kinds = List.copyOf(kinds);
  }

  /// A life's length: exponentially distributed, so a cut is as likely at any moment.
  long delayNanos(RandomGenerator random) {
    return Math.max(1, (long) (mean.toNanos() * random.nextExponential()));
  }

  Cut kind(RandomGenerator random) {
    return kinds.get(random.nextInt(kinds.size()));
  }
}
