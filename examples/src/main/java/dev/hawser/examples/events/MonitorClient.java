package dev.hawser.examples.events;

import dev.hawser.Client;

/// Hears of changes while it does nothing.
public final class MonitorClient {
  /// The whole program.
  ///
  /// @param args the monitor's address, and a file
  public static void main(String... args) {
    try (Client client = Client.connect(args[0])) {
      FileMonitor monitor = client.lookup("monitor", FileMonitor.class);
      Runnable stop =
          monitor.watch(args[1], (then, now) -> IO.println("changed from " + then + " to " + now));
      IO.readln("watching until Enter is pressed\n");
      stop.run();
    }
  }
}
