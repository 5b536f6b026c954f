package dev.hawser.examples.flame;

import dev.hawser.Server;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;

/// A server that was not written for anything. As it is, it permits nothing of what is tried here;
/// open, it permits everything to those who get in: whoever may run code can do whatever you can.
public final class FlameServer {
  /// Runs until it is stopped.
  ///
  /// @param args `open`, or nothing
  public static void main(String... args) throws InterruptedException {
    boolean open = args.length > 0 && args[0].equals("open");
    Trust trust = open ? Trust.standard().and(Permission.EVAL) : Trust.standard();
    try (Server server = Server.builder().trust(trust).open()) {
      if (open) {
        server.functions().allowStatics(Machine.class);
        server.functions().allowStatics(Math.class);
      }
      server.serve();
    }
  }
}
