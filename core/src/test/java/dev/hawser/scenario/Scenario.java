package dev.hawser.scenario;

import dev.hawser.Client;
import dev.hawser.Peer;
import dev.hawser.Server;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What scenarios have in common: each plays over every network, with a server and clients that are
/// closed afterwards.
@ParameterizedClass(name = "over {0}")
@EnumSource(Network.Kind.class)
abstract class Scenario {
  private static final long PATIENCE_SECONDS = 60;

  @Parameter Network.Kind kind;

  private final List<AutoCloseable> opened = Collections.synchronizedList(new ArrayList<>());
  private Network network;

  Network network() {
    if (network == null) {
      network = kind.create();
    }
    return network;
  }

  Server open() {
    return closing(network().server().open());
  }

  Client join(Server server) {
    return closing(network().connect(server));
  }

  /// The server's end of a client's session.
  static Peer peer(Server server, Client client) {
    return server.client(client.id());
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

  /// Runs a task on a virtual thread.
  static <T> CompletableFuture<T> run(Callable<T> task) {
    CompletableFuture<T> future = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            future.complete(task.call());
          } catch (Throwable e) {
            future.completeExceptionally(e);
          }
        });
    return future;
  }

  /// The result of a future that should be there soon.
  static <T> T soon(CompletableFuture<T> future) throws Exception {
    return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /// The failure of a future that should fail soon.
  static Throwable failure(CompletableFuture<?> future) {
    Throwable failure =
        future.handle((_, e) -> e).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
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
}
