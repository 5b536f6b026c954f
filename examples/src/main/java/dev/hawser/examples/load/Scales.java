package dev.hawser.examples.load;

import dev.hawser.Server;
import dev.hawser.SharedQueue;

/// The server: looks at each parcel, and says what it found.
public final class Scales {
  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    try (Server server = Server.open()) {
      IO.println("open at " + server.address());
      SharedQueue<Parcel> parcels = server.queue("parcels", Parcel.class);
      while (true) {
        server.queue("found", Boolean.class).put(parcels.take().isIntact());
      }
    }
  }
}
