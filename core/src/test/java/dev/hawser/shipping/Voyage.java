package dev.hawser.shipping;

import dev.hawser.Client;
import dev.hawser.Server;
import dev.hawser.scenario.Network;
import dev.hawser.security.Trust;
import dev.hawser.testing.FaultPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;

/// What tests within one process have in common: a network in memory, with servers and clients that
/// are closed afterwards.
abstract class Voyage {
  private static final long PATIENCE_SECONDS = 60;

  private final Network network = Network.Kind.MEMORY.create();
  private final List<AutoCloseable> opened = Collections.synchronizedList(new ArrayList<>());

  Server open(Trust trust) {
    return closing(network.server().trust(trust).open());
  }

  Client join(Server server, Trust trust) {
    return closing(network.client().trust(trust).connect(network.wayTo(server)));
  }

  /// A client whose connections a plan spoils.
  Client join(Server server, Trust trust, FaultPlan plan) {
    return closing(network.client(plan).trust(trust).connect(network.wayTo(server)));
  }

  /// A plan that can spoil connections here.
  FaultPlan faults(long seed) {
    return network.faults(seed);
  }

  /// Closes something after the test.
  <T extends AutoCloseable> T closing(T closeable) {
    opened.add(closeable);
    return closeable;
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable closeable : List.copyOf(opened).reversed()) {
      closeable.close();
    }
  }

  /// The result of a future that should be there soon.
  static <T> T soon(CompletableFuture<T> future) throws Exception {
    return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /// Waits for a condition that nothing announces.
  static void eventually(String what, BooleanSupplier condition) {
    long begin = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
        throw new AssertionError("in vain waited for: " + what);
      }
      LockSupport.parkNanos(500_000);
    }
  }
}
