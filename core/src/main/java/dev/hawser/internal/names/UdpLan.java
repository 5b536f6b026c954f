package dev.hawser.internal.names;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketOption;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Discovery over UDP, by multicast and by broadcast on every network of this host.
///
/// All who answer listen on the same port, also when they are on one host. The broadcast address of
/// the loopback network reaches them there, where there is no other network.
final class UdpLan implements Lan {
  /// Where everybody listens.
  static final int PORT = 19009;

  private static final String GROUP = "239.255.119.97";
  private static final byte[] LOOPBACK_BROADCAST = {127, (byte) 255, (byte) 255, (byte) 255};

  /// One byte more than a packet, to know a longer one.
  private static final int ROOM = Packet.SIZE + 1;

  private final DatagramChannel channel;
  private final InetSocketAddress group;
  private final int port;

  private UdpLan(DatagramChannel channel, int port) throws IOException {
    this.channel = channel;
    this.port = port;
    this.group = new InetSocketAddress(InetAddress.getByName(GROUP), port);
  }

  /// For those who answer.
  ///
  /// @param port where everybody listens
  static UdpLan listening(int port) throws IOException {
    UdpLan lan = open(port);
    boolean ready = false;
    try {
      lan.set(StandardSocketOptions.SO_REUSEADDR, true);
      lan.set(StandardSocketOptions.SO_REUSEPORT, true);
      lan.channel.bind(new InetSocketAddress(port));
      for (NetworkInterface each : networks()) {
        lan.join(each);
      }
      ready = true;
      return lan;
    } finally {
      if (!ready) {
        lan.close();
      }
    }
  }

  /// For one who asks.
  static UdpLan asking(int port) throws IOException {
    UdpLan lan = open(port);
    lan.set(StandardSocketOptions.SO_BROADCAST, true);
    lan.set(StandardSocketOptions.IP_MULTICAST_LOOP, true);
    lan.channel.bind(new InetSocketAddress(0));
    return lan;
  }

  private static UdpLan open(int port) throws IOException {
    return new UdpLan(DatagramChannel.open(StandardProtocolFamily.INET), port);
  }

  private <T> void set(SocketOption<T> option, T value) throws IOException {
    if (channel.supportedOptions().contains(option)) {
      channel.setOption(option, value);
    }
  }

  private void join(NetworkInterface network) {
    try {
      var _ = channel.join(group.getAddress(), network);
    } catch (IOException | IllegalArgumentException noMulticast) {
      // Then by broadcast.
    }
  }

  private static List<NetworkInterface> networks() throws IOException {
    List<NetworkInterface> up = new ArrayList<>();
    for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
      if (each.isUp() && each.inetAddresses().anyMatch(Inet4Address.class::isInstance)) {
        up.add(each);
      }
    }
    return up;
  }

  @Override
  public void sayToAll(byte[] bytes) throws IOException {
    int sent = 0;
    for (NetworkInterface each : networks()) {
      if (multicast(bytes, each)) {
        sent++;
      }
      for (InterfaceAddress address : each.getInterfaceAddresses()) {
        InetAddress broadcast = address.getBroadcast();
        if (broadcast != null && trySay(bytes, broadcast)) {
          sent++;
        }
      }
    }
    if (trySay(bytes, InetAddress.getByAddress(LOOPBACK_BROADCAST))) {
      sent++;
    }
    if (trySay(bytes, InetAddress.getLoopbackAddress())) {
      sent++;
    }
    if (sent == 0) {
      throw new IOException("this host has no network that can be asked");
    }
  }

  private boolean multicast(byte[] bytes, NetworkInterface network) {
    try {
      channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, network);
      return channel.send(ByteBuffer.wrap(bytes), group) == bytes.length;
    } catch (IOException noMulticast) {
      return false;
    }
  }

  private boolean trySay(byte[] bytes, InetAddress to) {
    try {
      return channel.send(ByteBuffer.wrap(bytes), new InetSocketAddress(to, port)) == bytes.length;
    } catch (IOException notThisWay) {
      return false;
    }
  }

  @Override
  public void say(byte[] bytes, InetSocketAddress to) throws IOException {
    int _ = channel.send(ByteBuffer.wrap(bytes), to);
  }

  @Override
  public @Nullable Datagram hear() throws IOException {
    ByteBuffer room = ByteBuffer.allocate(ROOM);
    try {
      return channel.receive(room) instanceof InetSocketAddress from
          ? new Datagram(room.array(), room.position(), from)
          : null;
    } catch (ClosedChannelException e) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
