package dev.hawser.names;

import dev.hawser.Address;
import dev.hawser.Client;
import dev.hawser.ClientBuilder;
import dev.hawser.Server;
import dev.hawser.testing.MemoryNetwork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Servers and clients in one process, on a network of their own.
final class Harbour implements AutoCloseable {
  /// No session is to end because the machine is slow.
  private static final Duration GRACE = Duration.ofMinutes(2);

  private final MemoryNetwork network = new MemoryNetwork();
  private final List<AutoCloseable> opened = new ArrayList<>();

  /// A server.
  Server open(String where) {
    return closing(
        Server.builder().listen(Address.memory(where)).transport(network).grace(GRACE).open());
  }

  /// A server with names.
  Server openNames(String where) {
    return open(where);
  }

  ClientBuilder client() {
    return Client.builder().transport(network).grace(GRACE);
  }

  Client connect(String where) {
    return closing(client().connect(Address.memory(where).toString()));
  }

  /// Services whose names are kept at an address.
  Services services(String where) {
    return services(where, Duration.ofSeconds(10));
  }

  Services services(String where, Duration patience) {
    return closing(
        Services.builder()
            .nameServer(Address.memory(where).toString())
            .clients(this::client)
            .patience(patience)
            .open());
  }

  <T extends AutoCloseable> T closing(T closeable) {
    opened.add(closeable);
    return closeable;
  }

  /// Waits for a condition that nothing announces.
  static void eventually(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("in vain waited for: " + what);
      }
      LockSupport.parkNanos(500_000);
    }
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable each : opened.reversed()) {
      each.close();
    }
  }
}
