package dev.hawser.internal.cluster;

import java.time.Duration;
import java.util.UUID;

/// What workers have to know about a job.
///
/// @param id tells it from other jobs at the same desk
/// @param lease how long a worker may be silent
/// @param attempts how many workers a chunk may be lost with
record Notice(UUID id, Duration lease, int attempts) {
  /// For how long chunks are leased at first, when their job is not known yet.
  static final Duration USUAL_LEASE = Duration.ofSeconds(10);

  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofDays(36_500);

  /// Checks that workers can do with it.
  Notice {
    check(lease);
    if (attempts < 1) {
      throw new IllegalArgumentException("at least 1 attempt is needed, not " + attempts);
    }
  }

  /// Checks the length of a lease.
  static void check(Duration lease) {
    if (lease.compareTo(SHORTEST) < 0 || lease.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "a lease takes between a millisecond and 100 years, not " + lease);
    }
  }
}
