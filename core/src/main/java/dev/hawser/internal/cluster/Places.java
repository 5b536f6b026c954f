package dev.hawser.internal.cluster;

import dev.hawser.Delivery;
import dev.hawser.SharedMap;
import dev.hawser.SharedQueue;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Numbered places, each used by one at a time. Whoever uses one has its number on lease until the
/// place is given back or the session ends; so a place whose user has died is free by itself.
///
/// @param free the numbers of the places that nobody uses
/// @param counts how many places there are of each kind
record Places(String kind, SharedQueue<Integer> free, SharedMap<Integer> counts) {
  /// Longer than any session.
  private static final Duration ALWAYS = Duration.ofDays(36_500);

  /// How long looking at a place may take.
  private static final Duration A_MOMENT = Duration.ofSeconds(10);

  /// A place, a new one if none is free. Closing the delivery gives it back.
  Delivery<Integer> claim() throws InterruptedException {
    Delivery<Integer> place = free.lease(ALWAYS, Duration.ZERO);
    while (place == null) {
      free.put(counts.merge(kind, 1, Integer::sum));
      place = free.lease(ALWAYS, Duration.ZERO);
    }
    return place;
  }

  /// A place that is free, to be looked at and given back soon, or null.
  @Nullable Delivery<Integer> visit() throws InterruptedException {
    return free.lease(A_MOMENT, Duration.ZERO);
  }
}
