package dev.hawser.testing;

import dev.hawser.Address;
import dev.hawser.internal.transport.UnixTransport;
import dev.hawser.spi.Transport;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;

class UnixTransportContractTest extends TransportContract {
  private final Transport transport = new UnixTransport();
  private final AtomicInteger names = new AtomicInteger();

  @TempDir private Path folder;

  @Override
  protected Transport transport() {
    return transport;
  }

  @Override
  protected Address freeAddress() {
    return Address.unix(folder.resolve("s" + names.incrementAndGet()));
  }
}
