package dev.hawser.examples.classic;

import dev.hawser.Server;
import dev.hawser.security.Trust;

/// A server that trusts its clients with everything. Only for a host of your own: whoever gets in
/// can do whatever you can.
public final class OpenHouse {
  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    try (Server server = Server.builder().trust(Trust.full()).open()) {
      server.functions().allowStatics(Math.class);
      server.serve();
    }
  }
}
