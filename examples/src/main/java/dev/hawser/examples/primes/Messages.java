package dev.hawser.examples.primes;

import module java.base;

import dev.hawser.SharedQueue;
import dev.hawser.Space;

/// What travels, and in which queues.
final class Messages {
  /// A number to be factorised.
  ///
  /// @param client whom the result is for
  record Work(long client, int id, long number) {}

  /// A number that was factorised.
  record Factors(int id, long number, List<Long> primes, String worker) {
    boolean isRight() {
      return primes.stream().reduce(1L, Math::multiplyExact) == number;
    }
  }

  static SharedQueue<Work> work(Space space) {
    return space.queue("primes.work", Work.class);
  }

  static SharedQueue<Factors> results(Space space, long client) {
    return space.queue("primes.results." + client, Factors.class);
  }
}
