package dev.hawser.harm.files;

import dev.hawser.Client;
import dev.hawser.ClientBuilder;
import dev.hawser.DisconnectedException;
import dev.hawser.file.RemoteFiles;
import dev.hawser.file.TransferOptions;
import dev.hawser.file.TransferResult;
import java.nio.file.Path;
import java.time.Duration;

/// A client's process that makes one transfer, again in another session each time one ends. Says
/// what came of it.
public final class Carrier {
  private Carrier() {}

  /// Makes the transfer.
  ///
  /// @param args where the server is; `plain` or `tls`; `put` or `get`; the file here; the file
  ///   there
  public static void main(String... args) {
    while (true) {
      try (Client client = connect(args[0], args[1])) {
        RemoteFiles files = client.files();
        Path here = Path.of(args[3]);
        TransferOptions options = TransferOptions.defaults();
        TransferResult result =
            args[2].equals("put")
                ? files.put(here, args[4], options)
                : files.get(args[4], here, options);
        System.out.println("done " + result.sentBytes() + " " + result.savedBytes());
        return;
      } catch (DisconnectedException again) {
        // The server was killed, or is not up again yet.
        System.out.println("again " + again.getMessage());
      }
    }
  }

  static Client connect(String where, String how) {
    ClientBuilder builder = Client.builder().grace(Duration.ofSeconds(5));
    return (how.equals("plain") ? builder.insecure() : builder).connect(where);
  }
}
