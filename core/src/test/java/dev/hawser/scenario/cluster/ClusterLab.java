package dev.hawser.scenario.cluster;

import dev.hawser.Address;
import dev.hawser.Client;
import dev.hawser.Server;
import dev.hawser.call.Cluster;
import dev.hawser.internal.engine.EmbeddedEngine;
import dev.hawser.internal.time.Timer;
import dev.hawser.security.Trust;
import dev.hawser.spi.Engine;
import dev.hawser.testing.FaultPlan;
import dev.hawser.testing.MemoryNetwork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A server on a network in memory, and clients that submit jobs or lend processors.
final class ClusterLab implements AutoCloseable {
  /// No session is to end because the machine is slow.
  private static final Duration GRACE = Duration.ofMinutes(2);

  private static final long PATIENCE_SECONDS = 60;

  final MemoryNetwork network = new MemoryNetwork();

  /// Spoils the lines of clients that are on bad lines.
  final FaultPlan faults = FaultPlan.over(network, 1);

  final Server server;

  private final List<Client> clients = Collections.synchronizedList(new ArrayList<>());

  ClusterLab() {
    this(new EmbeddedEngine(Timer.system()));
  }

  /// One whose queues are kept by an engine of the test's.
  ClusterLab(Engine engine) {
    server =
        Server.builder()
            .listen(Address.memory("lab"))
            .trust(Trust.full())
            .grace(GRACE)
            .engine(engine)
            .transport(network)
            .open();
  }

  /// A client that trusts its server.
  Client client() {
    return keep(
        Client.builder()
            .trust(Trust.full())
            .transport(network)
            .connect(server.address().toString()));
  }

  /// A client whose line the faults can spoil.
  Client clientOnBadLine() {
    return keep(
        Client.builder()
            .trust(Trust.full())
            .transport(faults.transport())
            .connect(server.address().toString()));
  }

  private Client keep(Client client) {
    clients.add(client);
    return client;
  }

  /// A worker of one processor, in the hands of its own client.
  Client worker() {
    Client client = client();
    var _ = Cluster.lend(client.globals(), 1);
    return client;
  }

  /// What a submitter of its own submits to.
  Cluster cluster() {
    return Cluster.in(client().globals());
  }

  /// The result of a future that should be there soon.
  static <T> T soon(CompletableFuture<T> future)
      throws ExecutionException, InterruptedException, TimeoutException {
    return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
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
    faults.heal();
    clients.forEach(Client::close);
    server.close();
  }
}
