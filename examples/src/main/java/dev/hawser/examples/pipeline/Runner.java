package dev.hawser.examples.pipeline;

import dev.hawser.Client;
import dev.hawser.object.Proxies;

/// Goes through all rooms at one go. Nothing is waited for until a name is wanted: however far away
/// the house is, that takes one round trip.
public final class Runner {
  /// The whole program.
  ///
  /// @param args the house's address
  public static void main(String... args) {
    try (Client client = Client.connect(args[0])) {
      Room entrance = client.lookup("entrance", Room.class);
      Room room = Proxies.pipelined(entrance);
      for (int i = 1; i < 10; i++) {
        room = room.next();
      }
      IO.println("arrived in " + room.name());
      IO.println("passages: " + entrance.passages());
      try {
        IO.println("arrived in " + room.next().next().next().name());
      } catch (IllegalStateException e) {
        IO.println("stopped: " + e.getMessage());
      }
      IO.println("passages: " + entrance.passages());
    }
  }
}
