package dev.hawser.examples.async;

import dev.hawser.Server;
import dev.hawser.examples.Work;

/// The server.
public final class CalculatorServer implements Calculator {
  /// How long a division takes.
  static final int MILLIS = 300;

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    Server.builder().export("calculator", new CalculatorServer()).serve();
  }

  @Override
  public int divide(int dividend, int divisor) throws InterruptedException {
    Work.take(MILLIS);
    return dividend / divisor;
  }

  @Override
  public int multiply(int first, int second) {
    return first * second;
  }

  @Override
  public int add(int first, int second) {
    return first + second;
  }
}
