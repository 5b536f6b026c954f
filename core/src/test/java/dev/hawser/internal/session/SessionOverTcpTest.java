package dev.hawser.internal.session;

import dev.hawser.Address;
import dev.hawser.internal.transport.TcpTransport;
import dev.hawser.spi.Transport;

class SessionOverTcpTest extends SessionContract {
  private final Transport transport = new TcpTransport();

  @Override
  Transport transport() {
    return transport;
  }

  @Override
  Address freeAddress() {
    return Address.tcp("localhost", 0);
  }
}
