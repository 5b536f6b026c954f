package dev.hawser.internal.transport;

import dev.hawser.Address;
import dev.hawser.spi.Connection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;

/// One TCP connection.
final class TcpConnection implements Connection, Resettable {
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final Address remote;

  TcpConnection(Socket socket, Address remote) throws IOException {
    this.socket = socket;
    this.remote = remote;
    socket.setTcpNoDelay(true);
    socket.setKeepAlive(true);
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    return in.read(buffer, offset, length);
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    out.write(buffer, offset, length);
  }

  @Override
  public Address remote() {
    return remote;
  }

  @Override
  public void close() {
    Sockets.closeQuietly(socket);
  }

  @Override
  public void reset() {
    try {
      // A linger time of zero makes close send a reset instead of an orderly end.
      socket.setSoLinger(true, 0);
    } catch (SocketException alreadyClosed) {
      return;
    }
    Sockets.closeQuietly(socket);
  }

  @Override
  public String toString() {
    return "connection to " + remote;
  }
}
