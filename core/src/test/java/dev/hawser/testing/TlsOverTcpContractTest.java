package dev.hawser.testing;

import dev.hawser.Address;
import dev.hawser.internal.transport.TcpTransport;
import dev.hawser.spi.Transport;

/// TLS over TCP does what every transport does.
class TlsOverTcpContractTest extends TransportContract {
  private final Transport transport = new TlsTransport(new TcpTransport());

  @Override
  protected Transport transport() {
    return transport;
  }

  @Override
  protected Address freeAddress() {
    return Address.tcp("localhost", 0);
  }
}
