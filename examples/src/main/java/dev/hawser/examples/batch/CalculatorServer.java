package dev.hawser.examples.batch;

import module java.base;

import dev.hawser.Server;
import dev.hawser.examples.Work;

/// The server.
public final class CalculatorServer implements Calculator {
  private final AtomicInteger divisions = new AtomicInteger();

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    Server.builder().export("calculator", new CalculatorServer()).serve();
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
    IO.println("waited for " + millis + " ms");
  }

  @Override
  public int divisions() {
    return divisions.get();
  }
}
