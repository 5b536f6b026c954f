package dev.hawser.examples.parlour;

import module java.base;

import dev.hawser.Peer;
import dev.hawser.Server;

/// The server.
public final class Parlour {
  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    try (Server server = Server.builder().grace(Duration.ofSeconds(1)).open()) {
      server.onConnect(guest -> {
        IO.println(guest.name() + " is in");
        guest.pipe().onReceive(text -> tell(server, guest, guest.name() + ": " + text));
      });
      server.onDisconnect((guest, _) -> IO.println(guest.name() + " is out"));
      server.serve();
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
