package dev.hawser.examples.nonameserver;

import module java.base;

import dev.hawser.Server;
import dev.hawser.names.ServiceUri;

/// Exports two objects, and says where they are.
public final class SayingServer {
  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    try (Server server = Server.open()) {
      String generated = UUID.randomUUID().toString();
      server.export("example.saying", (Saying) () -> "Worse things happen at sea.");
      server.export(generated, (Saying) () -> "A smooth sea never made a skilled sailor.");
      IO.println("chosen: " + ServiceUri.at(server.address(), "example.saying"));
      IO.println("generated: " + ServiceUri.at(server.address(), generated));
      server.awaitClose();
    }
  }
}
