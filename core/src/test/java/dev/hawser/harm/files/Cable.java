package dev.hawser.harm.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A TCP cable between a client and a server on this host: counts what goes through, can be cut,
/// and says when so much has gone through.
final class Cable implements AutoCloseable {
  private static final int BUFFER = 64 << 10;

  private final ServerSocket here;
  private final int there;
  private final Set<Socket> plugged = ConcurrentHashMap.newKeySet();
  private final AtomicLong toServer = new AtomicLong();
  private final AtomicLong toClient = new AtomicLong();
  private volatile @Nullable Mark mark;

  /// What is to be done when so many bytes have gone through, both ways.
  private record Mark(long bytes, Runnable action) {}

  private Cable(ServerSocket here, int there) {
    this.here = here;
    this.there = there;
  }

  /// Lays a cable to a port of this host.
  static Cable to(int port) throws IOException {
    Cable cable = new Cable(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), port);
    Thread.ofPlatform().daemon().name("cable").start(cable::accept);
    return cable;
  }

  /// The port of its near end.
  int port() {
    return here.getLocalPort();
  }

  long toServer() {
    return toServer.get();
  }

  long toClient() {
    return toClient.get();
  }

  long bytes() {
    return toServer() + toClient();
  }

  /// Has something done once, by the thread that carries the byte, when so many more bytes have
  /// gone through.
  void after(long more, Runnable action) {
    mark = new Mark(bytes() + more, action);
  }

  /// Breaks every connection that goes through it. New ones may be made at once.
  void cut() {
    plugged.forEach(Cable::close);
  }

  private void accept() {
    while (!here.isClosed()) {
      try {
        Socket client = here.accept();
        Thread.ofPlatform().daemon().name("cable-plug").start(() -> plug(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void plug(Socket client) {
    plugged.add(client);
    try {
      Socket server = new Socket(InetAddress.getLoopbackAddress(), there);
      plugged.add(server);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      Thread.ofPlatform().daemon().name("cable-up").start(() -> carry(client, server, toServer));
      carry(server, client, toClient);
    } catch (IOException nobodyThere) {
      unplug(client);
    }
  }

  private void carry(Socket from, Socket to, AtomicLong count) {
    byte[] buffer = new byte[BUFFER];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(buffer); length > 0; length = in.read(buffer)) {
        count.addAndGet(length);
        out.write(buffer, 0, length);
        look();
      }
      to.shutdownOutput();
    } catch (IOException broken) {
      // So is the other direction.
      unplug(from);
      unplug(to);
    }
  }

  private void look() {
    Mark now = mark;
    if (now != null && bytes() >= now.bytes && claim(now)) {
      now.action.run();
    }
  }

  private synchronized boolean claim(Mark reached) {
    boolean first = mark == reached;
    mark = first ? null : mark;
    return first;
  }

  private void unplug(Socket socket) {
    plugged.remove(socket);
    close(socket);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed then, too.
    }
  }

  @Override
  public void close() throws IOException {
    here.close();
    cut();
  }
}
