package dev.hawser.benchmarks;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.NoSuchElementException;

/// Numbered messages of 64 bytes, as many as are asked for until the time is up.
public final class Messages implements Iterator<byte[]> {
  static final int SIZE = 64;

  /// How many messages pass between two looks at the clock.
  private static final int CLOCK_EVERY = 256;

  private final long end;
  private long count;
  private long sum;
  private boolean over;

  Messages(double seconds) {
    this.end = System.nanoTime() + (long) (seconds * 1e9);
  }

  @Override
  public boolean hasNext() {
    if (!over && count % CLOCK_EVERY == 0 && System.nanoTime() - end >= 0) {
      over = true;
    }
    return !over;
  }

  @Override
  public byte[] next() {
    if (over) {
      throw new NoSuchElementException();
    }
    sum += count;
    return ByteBuffer.allocate(SIZE).putLong(count++).array();
  }

  /// What a consumer must have counted.
  Tally sent() {
    return new Tally(count, sum);
  }
}
