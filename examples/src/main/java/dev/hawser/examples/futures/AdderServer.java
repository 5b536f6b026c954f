package dev.hawser.examples.futures;

import dev.hawser.Server;
import dev.hawser.examples.Work;
import java.util.concurrent.atomic.AtomicInteger;

/// The server.
public final class AdderServer implements Adder {
  private final AtomicInteger running = new AtomicInteger();

  private AdderServer() {}

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    try (Server server = Server.open()) {
      server.export("adder", new AdderServer());
      System.out.println("open at " + server.address());
      server.awaitClose();
    }
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
