package dev.hawser.examples.calls;

import dev.hawser.Server;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;

/// The server. Only for a host of your own: who may run code can do whatever you can.
public final class Workshop {
  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    Trust trust = Trust.standard().and(Permission.EVAL, Permission.SYSTEM, Permission.CALL_SHIPPED);
    try (Server server = Server.builder().trust(trust).open()) {
      server.functions().register("greeting", (String name) -> "Hello, " + name);
      server.serve();
    }
  }
}
