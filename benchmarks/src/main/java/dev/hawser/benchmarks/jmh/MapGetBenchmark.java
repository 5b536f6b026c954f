package dev.hawser.benchmarks.jmh;

import dev.hawser.Address;
import dev.hawser.Client;
import dev.hawser.Server;
import dev.hawser.SharedMap;
import dev.hawser.testing.MemoryNetwork;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// A get from a client's replica of a {@link SharedMap}, beside one from a `ConcurrentHashMap`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(2)
public class MapGetBenchmark {
  private static final int KEYS = 1024;

  /// What the map holds: text may be shared by its readers, bytes must be copied for each.
  @Param({"text", "bytes"})
  public String value = "";

  private final String[] keys = new String[KEYS];
  private final ConcurrentMap<String, Object> local = new ConcurrentHashMap<>();
  private final MemoryNetwork network = new MemoryNetwork();
  private final Server server =
      Server.builder().transport(network).listen(Address.memory("bench")).open();
  private final Client client =
      Client.builder().transport(network).connect(server.address().toString());
  private final SharedMap<Object> shared = client.globals().map("bench");

  /// Where a thread is in the round of keys.
  @State(Scope.Thread)
  public static class Turn {
    private int next;

    int next() {
      return next++ & (KEYS - 1);
    }
  }

  @Setup
  public void fill() {
    for (int i = 0; i < KEYS; i++) {
      keys[i] = "key-" + i;
      Object filling = value.equals("text") ? "x".repeat(64) : new byte[64];
      local.put(keys[i], filling);
      shared.put(keys[i], filling);
    }
  }

  @TearDown
  public void close() {
    client.close();
    server.close();
  }

  @Benchmark
  public @Nullable Object sharedMap(Turn turn) {
    return shared.get(keys[turn.next()]);
  }

  @Benchmark
  public @Nullable Object concurrentHashMap(Turn turn) {
    return local.get(keys[turn.next()]);
  }
}
