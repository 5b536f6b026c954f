package dev.hawser.testing;

import dev.hawser.Address;
import dev.hawser.spi.Transport;
import java.util.concurrent.atomic.AtomicInteger;

class MemoryNetworkContractTest extends TransportContract {
  private final Transport transport = new MemoryNetwork();
  private final AtomicInteger names = new AtomicInteger();

  @Override
  protected Transport transport() {
    return transport;
  }

  @Override
  protected Address freeAddress() {
    return Address.memory("name" + names.incrementAndGet());
  }
}
