package dev.hawser.shipping;

import dev.hawser.Server;
import dev.hawser.security.Trust;
import java.io.IOException;
import java.nio.file.Path;

/// A server that has no class but this one and Hawser's. It says its address, and ends with its
/// input.
public final class Harbour {
  private Harbour() {}

  /// Serves.
  ///
  /// @param args the file of its socket, and what it trusts everybody with
  public static void main(String... args) throws IOException {
    Trust trust = Trust.parse(args[1]);
    try (Server server = Server.builder().unixSocket(Path.of(args[0])).trust(trust).open()) {
      System.out.println(server.address());
      while (System.in.read() >= 0) {
        // It is told nothing but the end.
      }
    }
  }
}
