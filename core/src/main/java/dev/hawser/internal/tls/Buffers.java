package dev.hawser.internal.tls;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Large buffers for encrypted records, which connections borrow while they write: one that is idle
/// has none.
final class Buffers {
  /// Seven full records: what one system call takes.
  static final int SIZE = 120 << 10;

  private static final int SLOTS =
      Integer.highestOneBit(Math.max(1, Runtime.getRuntime().availableProcessors())) * 4;

  private static final AtomicReferenceArray<@Nullable ByteBuffer> FREE =
      new AtomicReferenceArray<>(SLOTS);

  private Buffers() {}

  /// A buffer of {@link #SIZE} bytes with an array, in any state.
  static ByteBuffer take() {
    ByteBuffer free = FREE.getAndSet(slot(), null);
    return free != null ? free : ByteBuffer.allocate(SIZE);
  }

  /// Takes back what was borrowed.
  static void give(ByteBuffer buffer) {
    FREE.setRelease(slot(), buffer);
  }

  /// Threads rarely share a slot; if they do, one of them makes a buffer anew.
  private static int slot() {
    return (int) Thread.currentThread().threadId() & (SLOTS - 1);
  }
}
