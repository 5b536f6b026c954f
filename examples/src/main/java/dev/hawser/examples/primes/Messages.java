package dev.hawser.examples.primes;

import dev.hawser.SharedQueue;
import dev.hawser.Space;
import java.util.List;

/// What travels, and in which queues.
final class Messages {
  private Messages() {}

  /// A number to be factorised.
  ///
  /// @param client whom the result is for
  record Work(long client, int id, long number) {}

  /// A number that was factorised.
  record Factors(int id, long number, List<Long> primes, String worker) {}

  static SharedQueue<Work> work(Space space) {
    return space.queue("primes.work", Work.class);
  }

  static SharedQueue<Factors> results(Space space, long client) {
    return space.queue("primes.results." + client, Factors.class);
  }
}
