package dev.hawser.examples.oneway;

import dev.hawser.Server;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// The server.
public final class StarterServer implements Starter {
  private final CountDownLatch never = new CountDownLatch(1);
  private final AtomicInteger sum = new AtomicInteger();
  private volatile boolean ready;

  private StarterServer() {}

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    try (Server server = Server.open()) {
      server.export("starter", new StarterServer());
      System.out.println("open at " + server.address());
      server.awaitClose();
    }
  }

  @Override
  public void start(int millis) {
    try {
      var _ = never.await(millis, TimeUnit.MILLISECONDS);
      ready = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void fail() {
    throw new IllegalStateException("nobody hears this");
  }

  @Override
  public void add(int number) {
    sum.addAndGet(number);
  }

  @Override
  public boolean ready() {
    return ready;
  }

  @Override
  public int sum() {
    return sum.get();
  }
}
