package dev.hawser.examples.pipes;

import dev.hawser.Pipe;

/// What both ends do at the same time.
final class Numbers {
  private static final int COUNT = 10_000;

  /// Sends many numbers while it receives as many, and adds those up.
  static long exchange(Pipe<Integer> numbers) throws InterruptedException {
    Thread sender = Thread.startVirtualThread(() -> send(numbers));
    long sum = 0;
    for (int i = 0; i < COUNT; i++) {
      sum += numbers.receive();
    }
    sender.join();
    return sum;
  }

  private static void send(Pipe<Integer> numbers) {
    try {
      for (int i = 1; i <= COUNT; i++) {
        numbers.send(i);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
