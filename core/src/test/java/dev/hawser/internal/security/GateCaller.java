package dev.hawser.internal.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.hawser.Address;
import dev.hawser.spi.Connection;
import dev.hawser.spi.Listener;
import dev.hawser.testing.MemoryNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/// Somebody at a door: both ends of a connection that seems to come from an address.
final class GateCaller {
  /// The far end.
  final Connection far;

  /// The end that arrives at the door.
  final Connection near;

  private volatile boolean closed;

  GateCaller(Address from) {
    MemoryNetwork network = new MemoryNetwork();
    Address door = Address.memory("door");
    try (Listener listener = network.listen(door)) {
      far = network.connect(door, Duration.ofSeconds(1));
      near = new Near(listener.accept(), from);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static GateCaller from(String host) {
    return new GateCaller(Address.tcp(host, 5000));
  }

  /// Says something.
  GateCaller says(String text) throws IOException {
    byte[] bytes = text.getBytes(ISO_8859_1);
    far.write(bytes, 0, bytes.length);
    return this;
  }

  /// Whether its connection was closed at the door.
  boolean isClosed() {
    return closed;
  }

  private final class Near implements Connection {
    private final Connection connection;
    private final Address from;

    Near(Connection connection, Address from) {
      this.connection = connection;
      this.from = from;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return connection.read(buffer, offset, length);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
      connection.write(buffer, offset, length);
    }

    @Override
    public Address remote() {
      return from;
    }

    @Override
    public void close() {
      closed = true;
      connection.close();
    }
  }
}
