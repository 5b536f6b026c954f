package dev.hawser.examples.integral;

import module java.base;

import dev.hawser.Address;
import dev.hawser.security.Ticket;

/// A cable to a server, which can be cut: then every connection through it breaks, and no new one
/// gets through until it is mended.
final class Cable implements AutoCloseable {
  private final ServerSocket end;
  private final Address server;
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private volatile boolean cut;

  Cable(Address server) throws IOException {
    this.server = server;
    this.end = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("cable").start(this::accept);
  }

  /// A ticket that leads through this cable. The server is known by its key, wherever it is.
  String ticket(String direct) {
    Ticket ticket = Ticket.parse(direct);
    Address here = Address.tcp("localhost", end.getLocalPort());
    return Ticket.of(List.of(here), ticket.fingerprint(), ticket.invitation(), ticket.secret())
        .line();
  }

  void cut() {
    cut = true;
    connections.forEach(Cable::close);
    connections.clear();
  }

  void mend() {
    cut = false;
  }

  private void accept() {
    try {
      while (true) {
        connect(end.accept());
      }
    } catch (IOException e) {
      // It was closed.
    }
  }

  private void connect(Socket near) {
    if (cut) {
      close(near);
      return;
    }
    try {
      Socket far = new Socket(server.target(), server.port());
      connections.addAll(List.of(near, far));
      Thread.ofVirtual().start(() -> carry(near, far));
      Thread.ofVirtual().start(() -> carry(far, near));
      if (cut) {
        cut();
      }
    } catch (IOException e) {
      close(near);
    }
  }

  private static void carry(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One of them was closed, and with it the other.
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    end.close();
    cut();
  }
}
