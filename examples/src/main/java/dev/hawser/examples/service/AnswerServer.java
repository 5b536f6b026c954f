package dev.hawser.examples.service;

import dev.hawser.Server;
import dev.hawser.object.ExportOptions;
import dev.hawser.object.InstanceMode;

/// Offers the same service in three ways.
public final class AnswerServer {
  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    try (Server server = Server.open()) {
      server.onConnect(peer -> IO.println(peer.name() + " has come"));
      server.onDisconnect((peer, _) -> IO.println(peer.name() + " has gone"));
      server.root(new Answers("everybody"), ExportOptions.defaults().alias("shared"));
      server
          .exports()
          .add("own", Answers.class, InstanceMode.SESSION, peer -> new Answers(peer.name()));
      server
          .exports()
          .add("fresh", Answers.class, InstanceMode.CALL, peer -> new Answers(peer.name()));
      server.serve();
    }
  }
}
