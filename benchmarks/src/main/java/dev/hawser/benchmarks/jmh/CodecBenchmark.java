package dev.hawser.benchmarks.jmh;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;

/// How long a codec takes for one {@link Order}.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
    value = 2,
    jvmArgsAppend = {
      "--enable-native-access=ALL-UNNAMED",
      "--sun-misc-unsafe-memory-access=allow",
      "--add-opens=java.base/java.lang=ALL-UNNAMED",
      "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
      "--add-opens=java.base/java.util=ALL-UNNAMED"
    })
public class CodecBenchmark {
  @Param({"hawser", "fory", "kryo", "cbor", "msgpack"})
  public String codec = "";

  private final Order order = Order.sample();
  private Coder coder = new Coder.Msgpack();
  private byte[] bytes = {};

  @Setup
  public void prepare() throws IOException {
    coder = Coder.named(codec);
    bytes = coder.encode(order);
    if (!order.matches(coder.decode(bytes))) {
      throw new IllegalStateException(codec + " decodes something else than it encoded");
    }
    System.out.println("(" + codec + " takes " + bytes.length + " bytes)");
  }

  @Benchmark
  public byte[] encode() throws IOException {
    return coder.encode(order);
  }

  @Benchmark
  public Order decode() throws IOException {
    return coder.decode(bytes);
  }
}
