package dev.hawser.examples.benchmark;

import dev.hawser.Server;
import java.util.concurrent.atomic.AtomicInteger;

/// The server.
public final class BenchServer implements Bench {
  private final AtomicInteger onewayCalls = new AtomicInteger();

  BenchServer() {}

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    try (Server server = Server.open()) {
      server.export("bench", new BenchServer());
      System.out.println("open at " + server.address());
      server.awaitClose();
    }
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
