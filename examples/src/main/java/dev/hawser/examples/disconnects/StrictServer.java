package dev.hawser.examples.disconnects;

import module java.base;

import dev.hawser.Peer;
import dev.hawser.Server;
import dev.hawser.call.CallContext;
import dev.hawser.names.ServiceUri;

/// Drops whoever is silent, which Hawser sees to, and whoever asks nothing for a while.
public final class StrictServer {
  private static final Map<Peer, Long> LAST = new ConcurrentHashMap<>();

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    try (Server server = Server.builder().heartbeat(Echo.SILENCE).grace(Echo.SILENCE).open()) {
      server.export("echo", (Echo) StrictServer::echo);
      server.onDisconnect((peer, why) -> {
        LAST.remove(peer);
        IO.println(peer.name() + " was dropped: " + why.getMessage());
      });
      IO.println("open at " + ServiceUri.at(server.address(), "echo"));
      server.awaitClose();
    }
  }

  private static String echo(String text) {
    long now = System.nanoTime();
    Peer peer = CallContext.current().peer();
    LAST.put(peer, now);
    CompletableFuture.delayedExecutor(Echo.IDLE_MILLIS, TimeUnit.MILLISECONDS)
        .execute(() -> check(peer, now));
    IO.println("echo: " + text);
    return text;
  }

  private static void check(Peer peer, long then) {
    if (LAST.remove(peer, then)) {
      IO.println(peer.name() + " has asked nothing for " + Echo.IDLE_MILLIS + " ms");
      peer.close();
    }
  }
}
