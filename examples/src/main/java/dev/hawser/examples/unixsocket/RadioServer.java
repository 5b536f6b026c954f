package dev.hawser.examples.unixsocket;

import module java.base;

import dev.hawser.Server;

/// Listens on a socket that is a file. Where it is, who may open it: that is the file system's.
public final class RadioServer {
  /// Runs until it is stopped, and removes the file.
  ///
  /// @param args the file
  public static void main(String... args) throws InterruptedException {
    Path path = Path.of(args[0]).toAbsolutePath();
    try (Server server = Server.builder().unixSocket(path).open()) {
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      server.export("radio", (Radio) RadioServer::answer);
      server.serve();
    }
  }

  private static String answer(String message) {
    IO.println("received: " + message);
    return "Roger!";
  }
}
