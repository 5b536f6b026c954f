package dev.hawser.examples.unixsocket;

import dev.hawser.Server;
import java.nio.file.Path;

/// Listens on a socket that is a file. Where it is, who may open it: that is the file system's.
public final class RadioServer {
  private RadioServer() {}

  /// Runs until it is stopped, and removes the file.
  ///
  /// @param args the file
  public static void main(String... args) throws InterruptedException {
    Path path = Path.of(args[0]).toAbsolutePath();
    try (Server server = Server.builder().unixSocket(path).open()) {
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      server.export("radio", (Radio) RadioServer::answer);
      System.out.println("open at " + server.address());
      server.awaitClose();
    }
  }

  private static String answer(String message) {
    System.out.println("received: " + message);
    return "Roger!";
  }
}
