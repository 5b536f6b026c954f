package dev.hawser.examples.reconnect;

import module java.base;

import dev.hawser.Server;
import dev.hawser.Subscription;
import dev.hawser.names.Announcement;
import dev.hawser.names.Services;

/// The server. Its sessions are over one second after it was killed.
public final class OracleServer {
  /// Runs until it is stopped.
  ///
  /// @param args the hub's address, and what the server calls itself
  public static void main(String... args) throws InterruptedException {
    try (Services services = Services.at(args[0]);
        Server server = Server.builder().grace(Duration.ofSeconds(1)).open();
        Subscription _ = server.export("oracle", (Oracle) () -> args[1]);
        Announcement _ = Announcement.of(server, services.names(), Oracle.PREFIX)) {
      IO.println(args[1] + " is at " + server.address());
      server.awaitClose();
    }
  }
}
