package dev.hawser.internal.codec;

import dev.hawser.ValueException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HexFormat;

/// Decodes malformed values and holds each against what is promised: a value or a {@link
/// ValueException}, soon, and with memory in proportion to the input.
final class MutationCheck {
  private static final long SLOWEST = Duration.ofSeconds(2).toNanos();
  private static final long FREE_BYTES = 1 << 20;
  private static final long PER_BYTE = 300;

  private final com.sun.management.ThreadMXBean threads =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Codec codec =
      new Codec(Samples.registry(), ValueLimits.defaults().withMaxBytes(1 << 16));
  private long values;
  private long refusals;
  private long slowest;
  private long mostBytes;

  /// Decodes one input.
  ///
  /// @throws AssertionError with the input in hex if a promise is broken
  void check(byte[] input) {
    long allocated = threads.getCurrentThreadAllocatedBytes();
    long started = threads.getCurrentThreadCpuTime();
    try {
      Object value = codec.decode(input);
      values++;
      encodeAgain(value);
    } catch (ValueException e) {
      refusals++;
    } catch (Throwable e) {
      throw broken(input, "threw " + e, e);
    }
    long took = threads.getCurrentThreadCpuTime() - started;
    long bytes = threads.getCurrentThreadAllocatedBytes() - allocated;
    slowest = Math.max(slowest, took);
    mostBytes = Math.max(mostBytes, bytes);
    if (took > SLOWEST) {
      throw broken(input, "took " + took / 1_000_000 + " ms", null);
    }
    if (bytes > FREE_BYTES + PER_BYTE * input.length) {
      throw broken(input, "allocated " + bytes + " bytes", null);
    }
  }

  /// What was decoded can be sent on, unless that exceeds a limit.
  private void encodeAgain(@org.jspecify.annotations.Nullable Object value) {
    try {
      codec.encode(value);
    } catch (ValueException e) {
      refusals++;
    }
  }

  private static AssertionError broken(
      byte[] input, String what, @org.jspecify.annotations.Nullable Throwable cause) {
    String hex = HexFormat.of().formatHex(input);
    return new AssertionError(input.length + " bytes " + what + ": " + hex, cause);
  }

  @Override
  public String toString() {
    return "%,d values, %,d refusals, slowest %.1f ms, most memory %,d bytes"
        .formatted(values, refusals, slowest / 1e6, mostBytes);
  }
}
