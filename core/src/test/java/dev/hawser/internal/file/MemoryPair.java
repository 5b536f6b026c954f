package dev.hawser.internal.file;

import dev.hawser.Address;
import dev.hawser.spi.Connection;
import dev.hawser.spi.Listener;
import dev.hawser.testing.MemoryNetwork;
import java.io.IOException;
import java.time.Duration;

/// Both ends of a connection in memory.
public record MemoryPair(Connection near, Connection far) {
  public static MemoryPair open() throws IOException {
    MemoryNetwork network = new MemoryNetwork();
    try (Listener listener = network.listen(Address.memory("lane"))) {
      Connection near = network.connect(Address.memory("lane"), Duration.ofSeconds(5));
      return new MemoryPair(near, listener.accept());
    }
  }
}
