package dev.hawser.benchmarks.contenders;

import dev.hawser.benchmarks.ClientEnd;
import dev.hawser.benchmarks.Contender;
import dev.hawser.benchmarks.ServerEnd;
import dev.hawser.benchmarks.Workload;
import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// Bare blocking sockets, one platform thread at each end: the limit that a library can approach.
public final class RawContender implements Contender {
  private static final System.Logger LOGGER = System.getLogger("raw");
  private static final int PING_SIZE = 64;
  private static final int ECHO_SIZE = 1 << 20;

  private final StandardProtocolFamily family;

  private RawContender(StandardProtocolFamily family) {
    this.family = family;
  }

  public static RawContender tcp() {
    return new RawContender(StandardProtocolFamily.INET);
  }

  public static RawContender unix() {
    return new RawContender(StandardProtocolFamily.UNIX);
  }

  @Override
  public String name() {
    return unixDomain() ? "raw-unix" : "raw-tcp";
  }

  @Override
  public Set<Workload> workloads() {
    return Set.of(Workload.PING, Workload.ECHO);
  }

  private boolean unixDomain() {
    return family == StandardProtocolFamily.UNIX;
  }

  @Override
  public ServerEnd serve(Workload workload) throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open(family);
    int size = workload == Workload.PING ? PING_SIZE : ECHO_SIZE;
    if (unixDomain()) {
      Path directory = Files.createTempDirectory("raw");
      Path socket = directory.resolve("socket");
      listener.bind(UnixDomainSocketAddress.of(socket));
      Thread.ofPlatform().start(() -> accept(listener, size));
      return ServerEnd.at(socket.toString(), () -> close(listener, socket, directory));
    }
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread.ofPlatform().start(() -> accept(listener, size));
    int port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
    return ServerEnd.at(Integer.toString(port), listener);
  }

  private static void close(ServerSocketChannel listener, Path... files) throws IOException {
    listener.close();
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }

  private void accept(ServerSocketChannel listener, int size) {
    try {
      while (true) {
        SocketChannel channel = listener.accept();
        noDelay(channel);
        Thread.ofPlatform().start(() -> serve(channel, size));
      }
    } catch (AsynchronousCloseException closed) {
      // The server is closing.
    } catch (IOException e) {
      LOGGER.log(Level.ERROR, "a socket failed", e);
    }
  }

  private static void serve(SocketChannel channel, int size) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(size);
    try (channel) {
      while (true) {
        readFully(channel, buffer);
        if (size == PING_SIZE) {
          buffer.putInt(0, buffer.getInt(0) + buffer.getInt(Integer.BYTES));
        }
        writeFully(channel, buffer);
      }
    } catch (EOFException end) {
      // The client has closed.
    } catch (IOException e) {
      LOGGER.log(Level.ERROR, "a socket failed", e);
    }
  }

  private void noDelay(SocketChannel channel) throws IOException {
    if (!unixDomain()) {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }
  }

  private static void readFully(SocketChannel channel, ByteBuffer buffer) throws IOException {
    buffer.clear();
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException();
      }
    }
    buffer.flip();
  }

  private static void writeFully(SocketChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  @Override
  public ClientEnd connect(Workload workload, String address) throws IOException {
    SocketAddress server =
        unixDomain()
            ? UnixDomainSocketAddress.of(address)
            : new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(address));
    SocketChannel channel = SocketChannel.open(server);
    noDelay(channel);
    return workload == Workload.PING ? new Pings(channel) : new Bodies(channel);
  }

  private record Pings(SocketChannel channel, ByteBuffer buffer) implements ClientEnd.Adds {
    Pings(SocketChannel channel) {
      this(channel, ByteBuffer.allocateDirect(PING_SIZE));
    }

    @Override
    public int add(int a, int b) throws IOException {
      buffer.clear().putInt(0, a).putInt(Integer.BYTES, b);
      writeFully(channel, buffer);
      readFully(channel, buffer);
      return buffer.getInt(0);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  private record Bodies(SocketChannel channel, ByteBuffer buffer) implements ClientEnd.Echoes {
    Bodies(SocketChannel channel) {
      this(channel, ByteBuffer.allocateDirect(ECHO_SIZE));
    }

    @Override
    public byte[] echo(byte[] body) throws IOException {
      buffer.clear().put(body).flip();
      writeFully(channel, buffer);
      readFully(channel, buffer);
      byte[] echo = new byte[buffer.remaining()];
      buffer.get(echo);
      return echo;
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
