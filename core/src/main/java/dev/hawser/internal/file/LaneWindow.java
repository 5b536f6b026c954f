package dev.hawser.internal.file;

/// How much may be on its way on a lane: as much as arrives, at the rate seen, in twice the time
/// that an acknowledgement takes at best. Guarded by the lock of {@link Outgoing}.
///
/// Whatever is below that is acknowledged a window at a time, so the next measurement doubles it,
/// until the line itself limits the rate.
final class LaneWindow {
  private static final long LEAST = 4L * (Chunk.SIZE + Chunk.HEADER);
  private static final long MOST = 8L << 20;

  /// A lane that has carried much has more than the least, however short the delay: what would have
  /// to be sent again if it broke stays a small part of what has arrived.
  private static final int PART_OF_CARRIED = 32;

  private static final long LEAST_AT_LENGTH = 2L << 20;

  /// A line may become slower for good, so the shortest time is forgotten after a while.
  private static final long DELAY_COUNTS_FOR = 10_000_000_000L;

  private long size = LEAST;
  private double rate;
  private long delay = Long.MAX_VALUE;
  private long delaySeen;
  private long acknowledged;

  /// The measurement under way: which acknowledgement ends it, and how it began.
  private boolean measuring;

  private long target;
  private long began;
  private long before;

  /// In bytes.
  long size() {
    return size;
  }

  /// An acknowledgement was asked for, of so many chunks in all.
  void asked(long chunks, long now) {
    if (!measuring) {
      measuring = true;
      target = chunks;
      began = now;
      before = acknowledged;
    }
  }

  /// So many chunks in all were acknowledged, the last ones with so many bytes.
  void acknowledged(long chunks, long bytes, long now) {
    acknowledged += bytes;
    if (measuring && chunks >= target) {
      measuring = false;
      measured(Math.max(1, now - began), acknowledged - before, now);
    }
  }

  private void measured(long time, long bytes, long now) {
    if (time <= delay || now - delaySeen > DELAY_COUNTS_FOR) {
      delay = time;
      delaySeen = now;
    }
    rate = Math.max((double) bytes / time, rate * 7 / 8);
    long least = Math.min(LEAST + acknowledged / PART_OF_CARRIED, LEAST_AT_LENGTH);
    size = Math.clamp((long) (2 * rate * delay), least, MOST);
  }
}
