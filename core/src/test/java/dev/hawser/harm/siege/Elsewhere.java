package dev.hawser.harm.siege;

import dev.hawser.Address;
import dev.hawser.spi.Connection;
import dev.hawser.spi.Listener;
import dev.hawser.spi.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/// TCP from another address of this host than the good client's.
final class Elsewhere implements Transport {
  private static final int PATIENCE_MILLIS = 5_000;

  private final String source;

  /// @param place a number from 2 to 254: attackers of different places are not taken for each
  ///   other
  Elsewhere(int place) {
    source = "127.0.0." + place;
  }

  Socket connect(Address target) throws IOException {
    Socket socket = new Socket();
    try {
      socket.bind(new InetSocketAddress(source, 0));
      socket.connect(new InetSocketAddress(target.target(), target.port()), PATIENCE_MILLIS);
      socket.setTcpNoDelay(true);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  @Override
  public String scheme() {
    return "tcp";
  }

  @Override
  public Listener listen(Address address) throws IOException {
    throw new IOException("attackers do not listen");
  }

  @Override
  public Connection connect(Address address, Duration timeout) throws IOException {
    return new SocketConnection(connect(address), address);
  }

  private record SocketConnection(Socket socket, Address remote) implements Connection {
    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return socket.getInputStream().read(buffer, offset, length);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
      socket.getOutputStream().write(buffer, offset, length);
    }

    @Override
    public void close() {
      try {
        socket.close();
      } catch (IOException e) {
        // It is closed all the same.
      }
    }
  }
}
