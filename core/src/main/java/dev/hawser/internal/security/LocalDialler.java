package dev.hawser.internal.security;

import dev.hawser.Address;
import dev.hawser.RefusedException;
import dev.hawser.spi.Connection;
import dev.hawser.spi.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Reaches a server of the same user on this host, by the Unix domain socket that it opens beside
/// its TCP port.
public final class LocalDialler implements Dialler {
  private static final byte[] NONE = {};

  private final Address port;
  private final Path socket;
  private final Transport unix;
  private final Transport tcp;

  /// Will look for a server.
  ///
  /// @param port the TCP port it is known by
  /// @param socket where its socket is
  public LocalDialler(Address port, Path socket, Transport unix, Transport tcp) {
    this.port = port;
    this.socket = socket;
    this.unix = unix;
    this.tcp = tcp;
  }

  @Override
  public Dialled dial(Duration timeout) throws IOException {
    Connection own = connect(timeout);
    if (own == null) {
      // The port tells whether somebody else's server listens there, or nobody. Or else one of this
      // user's has just begun to: that opens its socket before its port.
      tcp.connect(port, timeout).close();
      own = connect(timeout);
    }
    if (own == null) {
      throw refused();
    }
    return new Dialled(own, NONE);
  }

  /// Tries the socket.
  private @Nullable Connection connect(Duration timeout) {
    if (!Files.exists(socket)) {
      return null;
    }
    try {
      return unix.connect(Address.unix(socket), timeout);
    } catch (IOException dead) {
      return null;
    }
  }

  private RefusedException refused() {
    return new RefusedException(
        "what listens at "
            + port
            + " is not a server of yours on this host: connect with a ticket, which whoever runs it"
            + " can print (server.ticket(), or 'hawser ticket'); or, if it was opened insecure,"
            + " with Client.builder().insecure()");
  }

  @Override
  public String invitation() {
    return "";
  }

  @Override
  public byte[] secret() {
    return NONE;
  }

  @Override
  public Address address() {
    return port;
  }
}
