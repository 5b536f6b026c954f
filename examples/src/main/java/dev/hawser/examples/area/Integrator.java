package dev.hawser.examples.area;

import module java.base;

import dev.hawser.Server;

/// The server. It evaluates nothing itself.
public final class Integrator {
  private static final int STRIPS = 1_000;

  /// A function. Being serializable, it travels with its code.
  interface Curve extends Serializable {
    double at(double x);
  }

  /// Runs until the workers are done.
  public static void main(String... args) throws InterruptedException {
    try (Server server = Server.open()) {
      server.map("curves", Curve.class).put("curve", Math::sin);
      double width = Math.PI / STRIPS;
      for (int i = 0; i < STRIPS; i++) {
        server.queue("points", Double.class).put(i * width);
      }
      IO.println("open at " + server.address());
      double area = 0;
      for (int i = 0; i < STRIPS; i++) {
        area += width * server.queue("values", Double.class).take();
      }
      IO.println("the area: %.5f".formatted(area));
    }
  }
}
