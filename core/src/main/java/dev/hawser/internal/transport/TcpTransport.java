package dev.hawser.internal.transport;

import dev.hawser.Address;
import dev.hawser.internal.time.Timer;
import dev.hawser.spi.Connection;
import dev.hawser.spi.Listener;
import dev.hawser.spi.Transport;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/// Bytes over TCP.
///
/// Built on stream sockets, not channels: interrupting a platform thread that reads one leaves the
/// connection alone. (Interrupting a virtual thread that reads one closes it.) Lanes are channels
/// at the end that dials them, since no user's thread ever touches one.
public final class TcpTransport implements Transport {
  /// The host that stands for all interfaces, in an address to listen on.
  private static final String ANY_HOST = "*";

  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final Timer timer;

  /// TCP with the real time.
  public TcpTransport() {
    this(Timer.system());
  }

  /// TCP whose connect timeouts follow the given time.
  public TcpTransport(Timer timer) {
    this.timer = timer;
  }

  @Override
  public String scheme() {
    return "tcp";
  }

  @Override
  public Listener listen(Address address) throws IOException {
    InetSocketAddress local =
        address.target().equals(ANY_HOST)
            ? new InetSocketAddress(address.port())
            : resolve(address, "listen on");
    ServerSocket socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(local, Sockets.BACKLOG);
      return new TcpListener(socket, Address.tcp(address.target(), socket.getLocalPort()));
    } catch (IOException e) {
      Sockets.closeQuietly(socket);
      throw new IOException("cannot listen on " + address + ": " + reason(address, e), e);
    }
  }

  @Override
  public Connection connect(Address address, Duration timeout) throws IOException {
    InetSocketAddress remote = resolve(address, "connect to");
    Socket socket = new Socket();
    try {
      ConnectWatch.within(timeout, timer, socket, () -> socket.connect(remote));
      return new TcpConnection(socket, address);
    } catch (IOException e) {
      Sockets.closeQuietly(socket);
      throw new IOException("cannot connect to " + address + ": " + e.getMessage(), e);
    }
  }

  /// Connects a lane, on which much is written from native memory.
  public Connection connectLane(Address address, Duration timeout) throws IOException {
    InetSocketAddress remote = resolve(address, "connect to");
    SocketChannel channel = SocketChannel.open();
    try {
      ConnectWatch.within(timeout, timer, channel, () -> channel.connect(remote));
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
      return new ChannelConnection(channel, address);
    } catch (IOException e) {
      Sockets.closeQuietly(channel);
      throw new IOException("cannot connect to " + address + ": " + e.getMessage(), e);
    }
  }

  private static String reason(Address address, IOException e) {
    return e instanceof BindException
        ? "port %d is taken or not allowed (%s): choose another, or 0 for any that is free"
            .formatted(address.port(), e.getMessage())
        : String.valueOf(e.getMessage());
  }

  private static InetSocketAddress resolve(Address address, String verb) throws IOException {
    try {
      InetAddress host =
          address.target().equals("localhost")
              ? InetAddress.getByAddress("localhost", LOOPBACK)
              : InetAddress.getByName(address.target());
      return new InetSocketAddress(host, address.port());
    } catch (UnknownHostException e) {
      throw new IOException(
          "cannot %s %s: no host is called %s".formatted(verb, address, address.target()), e);
    }
  }
}
