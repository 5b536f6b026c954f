package dev.hawser.internal.security;

import dev.hawser.Address;
import dev.hawser.internal.transport.TcpTransport;
import dev.hawser.spi.Transport;
import java.io.IOException;
import java.time.Duration;

/// Connects to one address, without TLS: where the transport itself keeps others out, or nobody
/// needs to be kept out.
public final class DirectDialler implements Dialler {
  private static final byte[] UNBOUND = {};

  private final Transport transport;
  private final Address address;
  private final Credential credential;

  /// Dials without an invitation.
  public DirectDialler(Transport transport, Address address) {
    this(transport, address, Credential.NONE);
  }

  /// Dials with an invitation.
  public DirectDialler(Transport transport, Address address, Credential credential) {
    this.transport = transport;
    this.address = address;
    this.credential = credential;
  }

  @Override
  public Dialled dial(Duration timeout) throws IOException {
    return new Dialled(transport.connect(address, timeout), UNBOUND);
  }

  @Override
  public Dialled dialLane(Duration timeout) throws IOException {
    return transport instanceof TcpTransport tcp
        ? new Dialled(tcp.connectLane(address, timeout), UNBOUND)
        : dial(timeout);
  }

  @Override
  public String invitation() {
    return credential.invitation();
  }

  @Override
  public byte[] secret() {
    return credential.secret();
  }

  @Override
  public Address address() {
    return address;
  }
}
