package dev.hawser.internal.object.export;

import dev.hawser.Address;
import dev.hawser.Client;
import dev.hawser.Peer;
import dev.hawser.Server;
import dev.hawser.testing.FaultPlan;
import dev.hawser.testing.MemoryNetwork;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Two peers to export things for. Their sessions are never used.
final class ExportTablePeers implements AutoCloseable {
  private static final long PATIENCE = Duration.ofSeconds(60).toNanos();

  private final FaultPlan faults = FaultPlan.over(new MemoryNetwork(), 1);
  private final Server server =
      Server.builder().listen(Address.memory("table")).transport(faults.transport()).open();

  final Peer anna = connect("anna");
  final Peer bert = connect("bert");

  private Client connect(String name) {
    return Client.builder()
        .name(name)
        .transport(faults.transport())
        .connect(server.address().toString());
  }

  /// Returns as soon as a condition holds.
  static void until(String what, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > PATIENCE) {
        throw new AssertionError("not in time: " + what);
      }
      Thread.yield();
    }
  }

  @Override
  public void close() {
    anna.close();
    bert.close();
    server.close();
  }
}
