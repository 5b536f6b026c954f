package dev.hawser.examples.reconnect;

import module java.base;

import dev.hawser.Address;
import dev.hawser.Server;

/// The server without a name server: its port is always the same, and so is its object's name.
public final class FixedServer {
  /// Runs until it is stopped.
  ///
  /// @param args where to listen, such as `localhost:1907`, and what the server calls itself
  public static void main(String... args) throws InterruptedException {
    Address address = Address.parse(args[0]);
    Server.builder()
        .listen(address)
        .grace(Duration.ofSeconds(1))
        .export("oracle", (Oracle) () -> args[1])
        .serve();
  }
}
