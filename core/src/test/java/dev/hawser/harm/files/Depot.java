package dev.hawser.harm.files;

import dev.hawser.Address;
import dev.hawser.Server;
import dev.hawser.ServerBuilder;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// A server's process that lets everybody use a folder. Ends with its input.
public final class Depot {
  private static final Duration GRACE = Duration.ofSeconds(5);

  private Depot() {}

  /// Serves.
  ///
  /// @param args the port, the folder, and `plain` or `tls`
  public static void main(String... args) throws IOException {
    try (Server server = open(Integer.parseInt(args[0]), Path.of(args[1]), args[2])) {
      System.out.println(args[2].equals("plain") ? server.address() : server.ticket());
      while (System.in.read() >= 0) {
        // It is told nothing but the end.
      }
    }
  }

  static Server open(int port, Path folder, String how) {
    ServerBuilder builder =
        Server.builder()
            .listen(Address.tcp("localhost", port))
            .grace(GRACE)
            .trust(Trust.of(Permission.SHARE, Permission.files(folder)));
    return (how.equals("plain") ? builder.insecure() : builder).open();
  }
}
