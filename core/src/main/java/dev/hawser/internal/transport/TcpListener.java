package dev.hawser.internal.transport;

import dev.hawser.Address;
import dev.hawser.spi.Connection;
import dev.hawser.spi.Listener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// A TCP port that is listened to.
final class TcpListener implements Listener {
  private final ServerSocket socket;
  private final Address address;

  TcpListener(ServerSocket socket, Address address) {
    this.socket = socket;
    this.address = address;
  }

  @Override
  public Connection accept() throws IOException {
    while (true) {
      Socket accepted = socket.accept();
      try {
        InetSocketAddress from = (InetSocketAddress) accepted.getRemoteSocketAddress();
        String host = from.getAddress().getHostAddress();
        return new TcpConnection(accepted, Address.tcp(host, from.getPort()));
      } catch (IOException leftAlready) {
        // The client went away while it waited; the next one is still welcome.
        Sockets.closeQuietly(accepted);
      }
    }
  }

  @Override
  public Address address() {
    return address;
  }

  @Override
  public void close() {
    Sockets.closeQuietly(socket);
  }

  @Override
  public String toString() {
    return "listener on " + address;
  }
}
