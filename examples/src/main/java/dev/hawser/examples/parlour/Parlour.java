package dev.hawser.examples.parlour;

import dev.hawser.Peer;
import dev.hawser.Server;
import java.time.Duration;

/// The server.
public final class Parlour {
  private Parlour() {}

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    try (Server server = Server.builder().grace(Duration.ofSeconds(1)).open()) {
      server.onConnect(guest -> {
        System.out.println(guest.name() + " is in");
        guest.pipe().onReceive(text -> tell(server, guest, guest.name() + ": " + text));
      });
      server.onDisconnect((guest, _) -> System.out.println(guest.name() + " is out"));
      System.out.println("open at " + server.address());
      server.awaitClose();
    }
  }

  /// Whoever is too far behind misses it, so nobody waits for a slow reader.
  private static void tell(Server server, Peer speaker, String line) {
    for (Peer guest : server.clients()) {
      if (guest.id() != speaker.id()) {
        var _ = guest.pipe().trySend(line);
      }
    }
  }
}
