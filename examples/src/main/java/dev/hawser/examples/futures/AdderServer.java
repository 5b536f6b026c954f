package dev.hawser.examples.futures;

import module java.base;

import dev.hawser.Server;
import dev.hawser.examples.Work;

/// The server.
public final class AdderServer implements Adder {
  private final AtomicInteger running = new AtomicInteger();

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    Server.builder().export("adder", new AdderServer()).serve();
  }

  @Override
  public int add(int first, int second) {
    return Math.addExact(first, second);
  }

  @Override
  public int addSlowly(int first, int second) throws InterruptedException {
    running.incrementAndGet();
    try {
      Work.take(20_000);
      return first + second;
    } finally {
      running.decrementAndGet();
    }
  }

  @Override
  public int running() {
    return running.get();
  }
}
