package dev.hawser.examples.attributes;

import dev.hawser.Server;

/// The server.
public final class ThermostatServer {
  private ThermostatServer() {}

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    try (Server server = Server.open()) {
      server.export("thermostat", new Thermostat());
      System.out.println("open at " + server.address());
      server.awaitClose();
    }
  }
}
