package dev.hawser.examples.events;

import module java.base;

import dev.hawser.Client;

/// Hears of changes while it does nothing.
public final class MonitorClient {
  /// The whole program.
  ///
  /// @param args the monitor's address, a file, and of how many changes to hear
  public static void main(String... args) throws InterruptedException {
    CountDownLatch changes = new CountDownLatch(Integer.parseInt(args[2]));
    try (Client client = Client.connect(args[0])) {
      FileMonitor monitor = client.lookup("monitor", FileMonitor.class);
      FileMonitor.Listener listener =
          (_, before, now) -> {
            IO.println("changed from " + before + " to " + now);
            changes.countDown();
          };
      Runnable stop = monitor.watch(args[1], listener);
      IO.println("waiting");
      changes.await();
      stop.run();
    }
  }
}
