package dev.hawser.testing;

import dev.hawser.Address;
import dev.hawser.spi.Transport;

/// TLS over memory does what every transport does.
class TlsOverMemoryContractTest extends TransportContract {
  private final Transport transport = new TlsTransport(new MemoryNetwork());
  private int addresses;

  @Override
  protected Transport transport() {
    return transport;
  }

  @Override
  protected Address freeAddress() {
    return Address.memory("tls-" + addresses++);
  }
}
