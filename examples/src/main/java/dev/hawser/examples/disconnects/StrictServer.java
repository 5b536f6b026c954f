package dev.hawser.examples.disconnects;

import module java.base;

import dev.hawser.Peer;
import dev.hawser.Server;
import dev.hawser.call.CallContext;

/// Drops whoever is silent, which Hawser sees to, and whoever asks nothing for two seconds.
public final class StrictServer {
  private static final Executor LATER = CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS);
  private static final Map<Peer, Long> LAST = new ConcurrentHashMap<>();

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    Server.builder()
        .heartbeat(Echo.SILENCE)
        .grace(Echo.SILENCE)
        .onDisconnect((peer, why) -> IO.println(peer.name() + " was dropped: " + why.getMessage()))
        .export("echo", (Echo) StrictServer::echo)
        .serve();
  }

  private static String echo(String text) {
    IO.println("echo: " + text);
    Peer peer = CallContext.current().peer();
    long now = System.nanoTime();
    LAST.put(peer, now);
    LATER.execute(() -> check(peer, now));
    return text;
  }

  private static void check(Peer peer, long then) {
    if (LAST.remove(peer, then) && !peer.isClosed()) {
      IO.println(peer.name() + " has asked nothing for two seconds");
      peer.close();
    }
  }
}
