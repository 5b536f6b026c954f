package dev.hawser.internal.session;

import dev.hawser.Address;
import dev.hawser.internal.transport.UnixTransport;
import dev.hawser.spi.Transport;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SessionOverUnixTest extends SessionContract {
  private final Transport transport = new UnixTransport();

  @TempDir private Path folder;

  @Override
  Transport transport() {
    return transport;
  }

  @Override
  Address freeAddress() {
    return Address.unix(folder.resolve("s"));
  }
}
