package dev.hawser.examples.oneway;

import module java.base;

import dev.hawser.Client;
import dev.hawser.examples.Work;
import dev.hawser.object.Proxies;

/// Never waits.
public final class Hurried {
  /// The whole program.
  ///
  /// @param args the server's address
  public static void main(String... args) throws InterruptedException {
    try (Client client = Client.connect(args[0])) {
      Tally tally = client.lookup("parallel", Tally.class);
      tally.addLater(1_000, 2_000);
      IO.println("at once: " + tally.sum());
      IntStream.rangeClosed(1, 10).forEach(Proxies.oneway(tally)::add);
      IO.println("served meanwhile: " + (tally.sum() < 1_000));
      while (tally.sum() < 1_055) {
        Work.take(50);
      }
      tally.addLater(Integer.MAX_VALUE, 0);
      IO.println("sum, without what failed: " + tally.sum());
      Tally serial = client.lookup("serial", Tally.class);
      serial.addLater(1, 200);
      IO.println("where one waits for the other: " + serial.sum());
    }
  }
}
