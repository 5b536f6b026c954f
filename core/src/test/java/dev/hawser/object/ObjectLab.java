package dev.hawser.object;

import dev.hawser.Address;
import dev.hawser.Client;
import dev.hawser.Limits;
import dev.hawser.Peer;
import dev.hawser.Server;
import dev.hawser.security.Trust;
import dev.hawser.testing.MemoryNetwork;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A server and one client in this process, who trust each other.
final class ObjectLab implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final MemoryNetwork network = new MemoryNetwork();
  private final Server server =
      Server.builder()
          .transport(network)
          .listen(Address.memory("harbour"))
          .trust(Trust.full())
          .open();
  private final Client client = join();

  Server server() {
    return server;
  }

  Client client() {
    return client;
  }

  /// One more client.
  Client join() {
    return Client.builder().transport(network).trust(Trust.full()).connect("memory:harbour");
  }

  /// One more client, with limits of its own.
  Client joinWith(Limits limits) {
    return Client.builder()
        .transport(network)
        .trust(Trust.full())
        .limits(limits)
        .connect("memory:harbour");
  }

  /// One more client, which allows some types.
  Client joinAllowing(Class<?>... types) {
    return Client.builder()
        .transport(network)
        .trust(Trust.full())
        .allow(types)
        .connect("memory:harbour");
  }

  /// The server's end of the client's session.
  Peer peer() {
    return server.client(client.id());
  }

  /// Waits for a condition that nothing announces.
  static void eventually(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("in vain waited for: " + what);
      }
      LockSupport.parkNanos(500_000);
    }
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
