package dev.hawser.harm.files;

import dev.hawser.Client;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import java.nio.file.Path;

/// A client's process into whose folder the server may write. Ends with its session.
public final class Recipient {
  private Recipient() {}

  /// Waits.
  ///
  /// @param args where the server is, its own name, and the folder
  public static void main(String... args) throws InterruptedException {
    Trust trust = Trust.of(Permission.files(Path.of(args[2])));
    try (Client client = Client.builder().name(args[1]).trust(trust).insecure().connect(args[0])) {
      System.out.println("ready");
      client.awaitClose();
    }
  }
}
