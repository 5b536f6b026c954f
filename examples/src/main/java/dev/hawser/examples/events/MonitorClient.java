package dev.hawser.examples.events;

import dev.hawser.Client;
import dev.hawser.examples.events.FileMonitor.Watch;
import java.util.concurrent.CountDownLatch;

/// Hears of changes while it does nothing.
public final class MonitorClient {
  private MonitorClient() {}

  /// The whole program.
  ///
  /// @param args the monitor's address, a file, and of how many changes to hear
  public static void main(String... args) throws InterruptedException {
    CountDownLatch changes = new CountDownLatch(Integer.parseInt(args[2]));
    try (Client client = Client.connect(args[0])) {
      FileMonitor monitor = client.lookup("monitor", FileMonitor.class);
      Watch watch =
          monitor.watch(
              args[1],
              (_, before, now) -> {
                System.out.println("changed from " + before + " to " + now);
                changes.countDown();
              });
      System.out.println("waiting");
      changes.await();
      watch.stop();
    }
  }
}
