package dev.hawser.examples.files;

import module java.base;

import dev.hawser.Server;
import dev.hawser.file.FanOutResult;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;

/// Keeps files in a folder of its own, for all clients to read and to write, and hands out what it
/// is told to.
public final class Archive {
  /// Runs until it is stopped.
  ///
  /// @param args the folder
  public static void main(String... args) throws InterruptedException {
    Path folder = Path.of(args[0]);
    Trust trust = Trust.of(Permission.SHARE, Permission.files(folder));
    try (Server server = Server.builder().trust(trust).open()) {
      IO.println("open at " + server.address());
      while (true) {
        String name = server.queue("for all", String.class).take();
        FanOutResult result = server.files().putFolderToAll(folder.resolve(name), "from/" + name);
        IO.println(name + " was given to " + result.done().size());
        server.queue("given", String.class).put(name);
        result.failed().forEach((peer, reason) -> IO.println("but not to " + peer.name()));
      }
    }
  }
}
