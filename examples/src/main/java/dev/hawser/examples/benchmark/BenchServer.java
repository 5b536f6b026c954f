package dev.hawser.examples.benchmark;

import module java.base;

import dev.hawser.Server;

/// The server.
public final class BenchServer implements Bench {
  private final AtomicInteger onewayCalls = new AtomicInteger();

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    Server.builder().export("bench", new BenchServer()).serve();
  }

  @Override
  public void oneway(String text, int number) {
    onewayCalls.incrementAndGet();
  }

  @Override
  public int onewayCalls() {
    return onewayCalls.get();
  }
}
