package dev.hawser.benchmarks;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.NoSuchElementException;

/// Messages of one size that carry their number at both ends, as many as are asked for until the
/// time is up.
public final class Messages implements Iterator<byte[]> {
  /// The size of the messages of {@link Workload#PIPE}.
  static final int SMALL = 64;

  /// The size of the messages of {@link Workload#BULK}.
  public static final int LARGE = 1 << 16;

  /// How many messages pass between two looks at the clock.
  private static final int CLOCK_EVERY = 256;

  private final int size;
  private final long end;
  private long count;
  private long sum;
  private boolean over;

  Messages(int size, double seconds) {
    this.size = size;
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
    byte[] message = new byte[size];
    next(ByteBuffer.wrap(message));
    return message;
  }

  /// Turns the content of a buffer into the next message, for senders that need no new one each
  /// time.
  ///
  /// @param message of a message's size
  public void next(ByteBuffer message) {
    if (over) {
      throw new NoSuchElementException();
    }
    message.putLong(0, count).putLong(size - Long.BYTES, count);
    sum += count;
    count++;
  }

  /// What a consumer must have counted.
  Tally sent() {
    return new Tally(count, sum);
  }
}
