package dev.hawser.examples.batch;

import dev.hawser.Server;
import dev.hawser.examples.Work;
import java.util.concurrent.atomic.AtomicInteger;

/// The server.
public final class CalculatorServer implements Calculator {
  private final AtomicInteger divisions = new AtomicInteger();

  private CalculatorServer() {}

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    try (Server server = Server.open()) {
      server.export("calculator", new CalculatorServer());
      System.out.println("open at " + server.address());
      server.awaitClose();
    }
  }

  @Override
  public int add(int first, int second) {
    return first + second;
  }

  @Override
  public int multiply(int first, int second) {
    return first * second;
  }

  @Override
  public int divide(int dividend, int divisor) {
    divisions.incrementAndGet();
    return dividend / divisor;
  }

  @Override
  public void delay(int millis) throws InterruptedException {
    Work.take(millis);
    System.out.println("waited for " + millis + " ms");
  }

  @Override
  public int divisions() {
    return divisions.get();
  }
}
