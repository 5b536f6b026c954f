package dev.hawser.examples.connecting;

import module java.base;

import dev.hawser.Address;
import dev.hawser.Peer;
import dev.hawser.Server;

/// The server. It does what it finds in a queue of wishes.
public final class Harbour {
  /// Runs until somebody wishes it to close.
  ///
  /// @param args the port, or nothing for any free one
  public static void main(String... args) throws InterruptedException {
    int port = args.length == 0 ? 0 : Integer.parseInt(args[0]);
    try (Server server =
        Server.builder()
            .port(port)
            .onConnect(Harbour::welcome)
            .onDisconnect((peer, _) -> IO.println(peer.name() + " is out"))
            .open()) {
      IO.println("open at " + server.address());
      IO.println("ticket " + server.ticket());
      port = server.address().port();
      while (!server.queue("wishes").take().equals("close")) {
        list(server);
        server.queue("done").put("listed");
      }
    }
    try (Server again = Server.open(port)) {
      IO.println("the port is free again: " + (again.address().port() == port));
    }
  }

  /// Never returns, which harms nobody: every call of a listener has a thread of its own.
  private static void welcome(Peer peer) {
    IO.println(peer.name() + " is in");
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Shows who is there. A list of clients is that of one moment.
  private static void list(Server server) {
    List<Peer> clients = server.clients();
    Peer first = clients.get(0);
    IO.println("by index: " + first.name());
    IO.println("by address: " + server.client(first.address()).name());
    IO.println("by number: " + server.client(first.id()).name());
    attempt(() -> clients.get(-1));
    attempt(() -> clients.get(100));
    attempt(() -> server.client(Address.tcp("localhost", 1)));
    attempt(() -> server.client(100));
    clients.get(1).close();
    IO.println("listed: " + clients.size() + ", now: " + server.clients().size());
  }

  private static void attempt(Runnable attempt) {
    try {
      attempt.run();
    } catch (IndexOutOfBoundsException | NoSuchElementException e) {
      IO.println("no such client: " + e.getMessage());
    }
  }
}
