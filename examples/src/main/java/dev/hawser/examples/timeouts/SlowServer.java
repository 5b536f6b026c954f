package dev.hawser.examples.timeouts;

import dev.hawser.Server;
import dev.hawser.examples.Work;
import java.util.concurrent.atomic.AtomicInteger;

/// The server.
public final class SlowServer implements Slow {
  private final AtomicInteger interrupted = new AtomicInteger();

  private SlowServer() {}

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    try (Server server = Server.open()) {
      server.export("slow", new SlowServer());
      System.out.println("open at " + server.address());
      server.awaitClose();
    }
  }

  @Override
  public int delay(int millis, int number) throws InterruptedException {
    try {
      Work.take(millis);
    } catch (InterruptedException e) {
      interrupted.incrementAndGet();
      throw e;
    }
    return number;
  }

  @Override
  public int interrupted() {
    return interrupted.get();
  }
}
