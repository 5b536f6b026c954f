package dev.hawser.examples.huge;

import module java.base;

import dev.hawser.Client;
import dev.hawser.call.CallOptions;
import dev.hawser.object.Proxies;

/// Has big things weighed, each ten times.
public final class Weigher {
  private static final int TIMES = 10;
  private static final int BIG = 5 << 20;

  /// The whole program.
  ///
  /// @param args the server's address
  public static void main(String... args) {
    try (Client client = Client.connect(args[0])) {
      CallOptions limit = CallOptions.defaults().timeout(Duration.ofSeconds(2));
      Scales scales = Proxies.with(client.lookup("scales", Scales.class), limit);
      String text = "x".repeat(BIG);
      byte[] bytes = new byte[BIG];
      weigh("text", () -> scales.weigh(text));
      weigh("bytes", () -> scales.weigh(bytes));
    }
  }

  private static void weigh(String what, IntSupplier weighing) {
    long start = System.nanoTime();
    int sum = 0;
    for (int i = 0; i < TIMES; i++) {
      sum += weighing.getAsInt();
    }
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    IO.println("%s: weighs %d".formatted(what, sum));
    IO.println("at %d MB/s".formatted((sum >> 20) * 1000L / (time.toMillis() + 1)));
  }
}
