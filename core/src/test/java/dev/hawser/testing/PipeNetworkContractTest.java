package dev.hawser.testing;

import dev.hawser.Address;
import dev.hawser.spi.Transport;
import java.util.concurrent.atomic.AtomicInteger;

class PipeNetworkContractTest extends TransportContract {
  private final PipeNetwork network = new PipeNetwork();
  private final AtomicInteger names = new AtomicInteger();

  @Override
  protected Transport transport() {
    return network;
  }

  @Override
  protected Address freeAddress() {
    return Address.memory("name" + names.incrementAndGet());
  }
}
