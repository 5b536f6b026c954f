package dev.hawser.examples.registry;

import dev.hawser.Server;
import dev.hawser.names.Announcement;
import dev.hawser.names.Services;
import dev.hawser.object.ExportOptions;

/// A service that registers itself, with an alias.
public final class Service {
  /// Runs until it is stopped.
  ///
  /// @param args the name of the registry
  public static void main(String... args) throws InterruptedException {
    try (Services services = Registry.find(args[0]);
        Server server = Server.open()) {
      server.export("floop", (Answers) () -> 42, ExportOptions.defaults().alias("bloop"));
      try (Announcement _ = Announcement.of(server, services.names(), "", "answers")) {
        IO.println("registered");
        server.awaitClose();
      }
    }
  }
}
