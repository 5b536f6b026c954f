package dev.hawser.internal.transport;

import dev.hawser.Address;
import dev.hawser.spi.Connection;
import dev.hawser.spi.Listener;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;

/// A Unix domain socket that is listened to.
final class UnixListener implements Listener {
  private final ServerSocketChannel channel;
  private final SocketFile file;
  private final Address address;

  UnixListener(ServerSocketChannel channel, SocketFile file, Address address) {
    this.channel = channel;
    this.file = file;
    this.address = address;
  }

  @Override
  public Connection accept() throws IOException {
    try {
      return new ChannelConnection(channel.accept(), address);
    } catch (ClosedChannelException e) {
      throw new IOException(this + " has been closed", e);
    }
  }

  @Override
  public Address address() {
    return address;
  }

  @Override
  public void close() {
    if (channel.isOpen()) {
      // The file goes first: as long as we still listen, nobody takes it for stale and replaces it.
      removeFile();
      Sockets.closeQuietly(channel);
    }
  }

  private void removeFile() {
    try {
      file.remove();
    } catch (IOException left) {
      // The next server with this address finds the file stale and replaces it.
    }
  }

  @Override
  public String toString() {
    return "listener on " + address;
  }
}
