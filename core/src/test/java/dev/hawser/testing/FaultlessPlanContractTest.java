package dev.hawser.testing;

import dev.hawser.Address;
import dev.hawser.spi.Transport;

/// A plan that was told nothing changes nothing.
class FaultlessPlanContractTest extends TransportContract {
  private final Transport transport = FaultPlan.overTcp(1).transport();

  @Override
  protected Transport transport() {
    return transport;
  }

  @Override
  protected Address freeAddress() {
    return Address.tcp("localhost", 0);
  }
}
