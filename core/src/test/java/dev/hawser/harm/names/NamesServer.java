package dev.hawser.harm.names;

import dev.hawser.Server;
import dev.hawser.security.Trust;

/// The server's process of {@link NamesCheck}. Ends with its input.
public final class NamesServer {
  private NamesServer() {}

  /// Serves.
  public static void main(String... args) throws Exception {
    try (Server server = Server.builder().insecure().trust(Trust.full()).localPort(0).open()) {
      System.out.println(server.address());
      while (System.in.read() >= 0) {
        // It is told nothing but the end.
      }
    }
  }
}
