package dev.hawser.examples.area;

import dev.hawser.Server;
import dev.hawser.call.SerializableFunction;

/// The server. It evaluates nothing itself.
public final class Integrator {
  private static final int STRIPS = 1_000;

  /// Runs until the workers are done.
  public static void main(String... args) throws InterruptedException {
    try (Server server = Server.open()) {
      IO.println("the area: %.5f".formatted(integral(server, Math::sin, 0, Math.PI)));
    }
  }

  private static double integral(
      Server server, SerializableFunction<Double, Double> function, double from, double to)
      throws InterruptedException {
    double width = (to - from) / STRIPS;
    server.map().put("function", function);
    for (int i = 0; i < STRIPS; i++) {
      server.queue("points", Double.class).put(from + i * width);
    }
    IO.println("open at " + server.address());
    double area = 0;
    for (int i = 0; i < STRIPS; i++) {
      area += width * server.queue("values", Double.class).take();
    }
    return area;
  }
}
