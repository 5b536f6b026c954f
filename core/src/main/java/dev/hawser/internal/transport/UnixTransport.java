package dev.hawser.internal.transport;

import dev.hawser.Address;
import dev.hawser.internal.time.Timer;
import dev.hawser.spi.Connection;
import dev.hawser.spi.Listener;
import dev.hawser.spi.Transport;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/// Bytes over a Unix domain socket, open to processes of the same user.
///
/// The JDK has channels only for these: interrupting a thread that reads or writes closes the
/// connection.
public final class UnixTransport implements Transport {
  /// Held while a file is claimed, so that two servers of this process do not both find the same
  /// file stale.
  private static final ReentrantLock CLAIMING = new ReentrantLock();

  private final Timer timer;

  /// Unix domain sockets with the real time.
  public UnixTransport() {
    this(Timer.system());
  }

  /// Unix domain sockets whose connect timeouts follow the given time.
  public UnixTransport(Timer timer) {
    this.timer = timer;
  }

  @Override
  public String scheme() {
    return "unix";
  }

  @Override
  public Listener listen(Address address) throws IOException {
    SocketFile file = SocketFile.of(address);
    CLAIMING.lock();
    try {
      file.makeRoom();
      return new UnixListener(bind(file), file, address);
    } catch (IOException e) {
      throw new IOException("cannot listen on " + address + ": " + e.getMessage(), e);
    } finally {
      CLAIMING.unlock();
    }
  }

  private static ServerSocketChannel bind(SocketFile file) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.bind(file.socketAddress(), Sockets.BACKLOG);
      file.restrictToOwner();
      dropEarly(channel);
      return channel;
    } catch (IOException e) {
      Sockets.closeQuietly(channel);
      throw e;
    }
  }

  /// Turns away whoever connected before the file's permissions were in place.
  private static void dropEarly(ServerSocketChannel channel) throws IOException {
    channel.configureBlocking(false);
    SocketChannel early = channel.accept();
    while (early != null) {
      early.close();
      early = channel.accept();
    }
    channel.configureBlocking(true);
  }

  @Override
  public Connection connect(Address address, Duration timeout) throws IOException {
    SocketFile file = SocketFile.of(address);
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      ConnectWatch.within(timeout, timer, channel, () -> channel.connect(file.socketAddress()));
      return new ChannelConnection(channel, address);
    } catch (IOException e) {
      Sockets.closeQuietly(channel);
      throw new IOException("cannot connect to " + address + ": " + e.getMessage(), e);
    }
  }
}
