package dev.hawser.testing;

import dev.hawser.Address;
import dev.hawser.spi.Transport;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// A slow network is still a network.
class DelayedPlanContractTest extends TransportContract {
  private final Transport transport =
      FaultPlan.over(new MemoryNetwork(), 1).delay(Duration.ofMillis(3)).transport();

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
