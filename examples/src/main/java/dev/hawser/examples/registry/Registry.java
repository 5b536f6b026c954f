package dev.hawser.examples.registry;

import module java.base;

import dev.hawser.Server;
import dev.hawser.names.Discovery;
import dev.hawser.names.Services;

/// The registry: a server that keeps names, as all do, and can be found.
public final class Registry {
  /// Runs until it is stopped.
  ///
  /// @param args the name by which it is found
  public static void main(String... args) throws InterruptedException {
    try (Server server = Server.open();
        Discovery _ = Discovery.answer(server, args[0])) {
      server.serve();
    }
  }

  /// Asks around for the registry of a name.
  static Services find(String name) {
    return Discovery.find(Duration.ofSeconds(1)).stream()
        .filter(found -> found.name().equals(name))
        .map(found -> Services.at(found.addresses().getFirst().toString()))
        .findFirst()
        .orElseThrow();
  }
}
