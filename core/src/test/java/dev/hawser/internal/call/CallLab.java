package dev.hawser.internal.call;

import dev.hawser.Address;
import dev.hawser.Client;
import dev.hawser.Peer;
import dev.hawser.Server;
import dev.hawser.internal.space.RunningCalls;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import dev.hawser.testing.FaultPlan;
import dev.hawser.testing.MemoryNetwork;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// A server and a client that may call each other, on a network in memory.
final class CallLab implements AutoCloseable {
  /// No session is to end because the machine is slow.
  private static final Duration GRACE = Duration.ofMinutes(2);

  static final long PATIENCE_SECONDS = 60;

  final FaultPlan faults = FaultPlan.over(new MemoryNetwork(), 1);
  final Server server;
  final Client client;

  /// The client, as the server sees it.
  final Peer guest;

  /// Each may do everything at the other.
  CallLab() {
    this(Trust.full());
  }

  /// The client may do so much at the server.
  CallLab(Permission... permissions) {
    this(Trust.of(permissions));
  }

  private CallLab(Trust inClient) {
    server =
        Server.builder()
            .listen(Address.memory("lab"))
            .grace(GRACE)
            .trust(inClient)
            .transport(faults.transport())
            .open();
    client =
        Client.builder()
            .name("ada")
            .grace(GRACE)
            .trust(Trust.full())
            .transport(faults.transport())
            .connect("memory:lab");
    guest = server.client(client.id());
  }

  /// How many calls of the client run at the server.
  int runningAtServer() {
    return RunningCalls.at(guest);
  }

  /// Returns as soon as a condition holds.
  static void until(String what, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
        throw new AssertionError("not in time: " + what);
      }
      Thread.yield();
    }
  }

  /// Waits for a latch, for some time.
  static void await(CountDownLatch latch) throws InterruptedException {
    if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("not in time");
    }
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
