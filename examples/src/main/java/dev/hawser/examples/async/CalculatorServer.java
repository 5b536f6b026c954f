package dev.hawser.examples.async;

import dev.hawser.Server;
import dev.hawser.examples.Work;

/// The server.
public final class CalculatorServer implements Calculator {
  /// How long a division takes.
  static final int MILLIS = 300;

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
