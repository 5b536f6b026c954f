package dev.hawser.examples.huge;

import dev.hawser.Client;
import dev.hawser.HawserException;
import dev.hawser.Limits;
import dev.hawser.call.CallOptions;
import dev.hawser.object.Proxies;
import java.time.Duration;

/// Has big things weighed; then things that are too big, for itself and for the scales.
public final class Weigher {
  private static final int TIMES = 10;
  private static final int BIG = 5 << 20;
  private static final int SMALL = 2500;

  private Weigher() {}

  /// Does its work.
  ///
  /// @param args the server's address
  public static void main(String... args) {
    try (Client client = Client.connect(args[0])) {
      CallOptions options = CallOptions.defaults().timeout(Duration.ofSeconds(10));
      Scales scales = Proxies.with(client.lookup("scales", Scales.class), options);
      System.out.println("text: " + weigh(() -> scales.weigh("x".repeat(BIG))));
      System.out.println("bytes: " + weigh(() -> scales.weigh(new byte[BIG])));
      System.out.println("a small one: " + scales.weigh("x".repeat(SMALL / 2)));
    }
    Limits limits = Limits.defaults().withValueBytes(SMALL);
    try (Client client = Client.builder().limits(limits).connect(args[0])) {
      Scales scales = client.lookup("scales", Scales.class);
      System.out.println("with a limit of its own: " + weigh(() -> scales.weigh("x".repeat(BIG))));
      System.out.println("a small one: " + scales.weigh("x".repeat(SMALL / 2)));
    }
  }

  @FunctionalInterface
  private interface Weighing {
    int weigh();
  }

  /// Weighs something ten times.
  private static String weigh(Weighing weighing) {
    try {
      int sum = 0;
      for (int i = 0; i < TIMES; i++) {
        sum += weighing.weigh();
      }
      return "weighs " + sum;
    } catch (HawserException e) {
      return e.getClass().getSimpleName() + ", " + e.outcome();
    }
  }
}
