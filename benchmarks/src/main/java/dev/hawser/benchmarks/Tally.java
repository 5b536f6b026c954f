package dev.hawser.benchmarks;

import java.nio.ByteBuffer;

/// What a consumer of messages has counted: how many, and the sum of the numbers they carry.
public record Tally(long count, long sum) {
  /// The size of an encoded tally.
  public static final int BYTES = 2 * Long.BYTES;

  public byte[] bytes() {
    return ByteBuffer.allocate(BYTES).putLong(count).putLong(sum).array();
  }

  public static Tally of(ByteBuffer bytes) {
    return new Tally(bytes.getLong(), bytes.getLong());
  }

  /// Counts the messages as they come; for one thread at a time.
  public static final class Counter {
    private final int size;
    private long count;
    private long sum;

    /// A counter of small messages.
    public Counter() {
      this(Messages.SMALL);
    }

    /// A counter of messages of one size.
    public Counter(int size) {
      this.size = size;
    }

    public void add(ByteBuffer message) {
      if (message.remaining() != size) {
        throw new IllegalStateException("a message of " + message.remaining() + " bytes");
      }
      long number = message.getLong(message.position());
      if (message.getLong(message.limit() - Long.BYTES) != number) {
        throw new IllegalStateException("a message with the end of another one");
      }
      count++;
      sum += number;
    }

    public void add(byte[] message) {
      add(ByteBuffer.wrap(message));
    }

    /// The tally so far; counting starts again at nothing.
    public Tally reset() {
      Tally tally = new Tally(count, sum);
      count = 0;
      sum = 0;
      return tally;
    }
  }
}
