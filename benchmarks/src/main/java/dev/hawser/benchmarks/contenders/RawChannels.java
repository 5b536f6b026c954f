package dev.hawser.benchmarks.contenders;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// Blocking socket channels of one protocol family, with direct buffers.
record RawChannels(StandardProtocolFamily family) implements RawMedium {
  @Override
  public String name() {
    return unixDomain() ? "raw-unix" : "raw-tcp";
  }

  private boolean unixDomain() {
    return family == StandardProtocolFamily.UNIX;
  }

  @Override
  public Listener listen() throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open(family);
    if (unixDomain()) {
      Path directory = Files.createTempDirectory("raw");
      Path socket = directory.resolve("socket");
      listener.bind(UnixDomainSocketAddress.of(socket));
      return new ChannelListener(listener, socket.toString(), socket, directory);
    }
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    int port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
    return new ChannelListener(listener, Integer.toString(port));
  }

  @Override
  public Line connect(String address, int size) throws IOException {
    SocketAddress server =
        unixDomain()
            ? UnixDomainSocketAddress.of(address)
            : new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(address));
    return line(SocketChannel.open(server), size);
  }

  private Line line(SocketChannel channel, int size) throws IOException {
    if (!unixDomain()) {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }
    return new ChannelLine(channel, ByteBuffer.allocateDirect(size));
  }

  private final class ChannelListener implements Listener {
    private final ServerSocketChannel channel;
    private final String address;
    private final Path[] files;

    /// @param files what is deleted in the end
    ChannelListener(ServerSocketChannel channel, String address, Path... files) {
      this.channel = channel;
      this.address = address;
      this.files = files;
    }

    @Override
    public String address() {
      return address;
    }

    @Override
    public Line accept(int size) throws IOException {
      return line(channel.accept(), size);
    }

    @Override
    public boolean isOpen() {
      return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
      channel.close();
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
  }

  private record ChannelLine(SocketChannel channel, ByteBuffer buffer) implements Line {
    @Override
    public void send() throws IOException {
      buffer.clear();
      write();
    }

    @Override
    public void receive() throws IOException {
      buffer.clear();
      read();
    }

    @Override
    public void send(byte[] bytes) throws IOException {
      buffer.clear().put(bytes).flip();
      write();
    }

    @Override
    public byte[] receive(int size) throws IOException {
      buffer.clear().limit(size);
      read();
      byte[] bytes = new byte[size];
      buffer.get(bytes).clear();
      return bytes;
    }

    private void write() throws IOException {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      buffer.clear();
    }

    private void read() throws IOException {
      while (buffer.hasRemaining()) {
        if (channel.read(buffer) < 0) {
          throw new EOFException();
        }
      }
      buffer.flip();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
