package dev.hawser.internal.session;

import dev.hawser.Address;
import dev.hawser.spi.Transport;
import dev.hawser.testing.MemoryNetwork;

class SessionOverMemoryTest extends SessionContract {
  private final Transport transport = new MemoryNetwork();

  @Override
  Transport transport() {
    return transport;
  }

  @Override
  Address freeAddress() {
    return Address.memory("server");
  }
}
