package dev.hawser.testing;

import dev.hawser.Address;
import dev.hawser.internal.transport.TcpTransport;
import dev.hawser.spi.Transport;

class TcpTransportContractTest extends TransportContract {
  private final Transport transport = new TcpTransport();

  @Override
  protected Transport transport() {
    return transport;
  }

  @Override
  protected Address freeAddress() {
    return Address.tcp("localhost", 0);
  }
}
