package dev.hawser.internal.file.send;

import dev.hawser.internal.file.protocol.Chunk;

/// How much may be on its way on a lane: as much as arrives, at the rate seen, in twice the time
/// that an acknowledgement takes at best. Guarded by the lock of {@link Outgoing}.
///
/// Whatever is below that is acknowledged a window at a time, so the next measurement doubles it,
/// until the line itself limits the rate.
final class LaneWindow {
  private static final long LEAST = 4L * (Chunk.SIZE + Chunk.HEADER);
  private static final long MOST = 8L << 20;

  /// However short the delay is, there is as much as arrives in this time: acknowledgements make
  /// work, too.
  private static final long SHORTEST_DELAY = 5_000_000L;

  /// But that stays a small part of what has arrived, since it has to be sent again if the lane
  /// breaks.
  private static final int PART_OF_CARRIED = 32;

  private static final long MOST_BY_RATE = 4L << 20;

  /// A line may become longer for good, so the shortest time counts for a while only. But what is
  /// measured with a full window is mostly how long that takes to drain, and would make it larger
  /// each time. So it is measured anew with the least on the way.
  private static final long DELAY_COUNTS_FOR = 10_000_000_000L;

  /// The first measurement after the window was made small begins while it is still full.
  private static final int MEASUREMENTS_OF_PROBE = 2;

  private long size = LEAST;

  /// What the line itself asks for.
  private long measured;

  private double rate;
  private long delay = Long.MAX_VALUE;
  private long delaySeen;
  private long acknowledged;

  /// How many measurements are still to be made with the least on the way.
  private int probing;

  /// The measurement under way: which acknowledgement ends it, and how it began.
  private boolean measuring;

  private long target;
  private long began;
  private long before;

  /// In bytes.
  long size() {
    return size;
  }

  /// How much the line takes up, as far as it was measured, in bytes. Less than {@link #size} where
  /// acknowledgements come at once.
  long measured() {
    return measured;
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
    boolean probed = probing == 1;
    if (time <= delay || probed) {
      delay = time;
      delaySeen = now;
      probing = 0;
    } else if (probing > 0) {
      probing--;
    } else if (now - delaySeen > DELAY_COUNTS_FOR) {
      probing = MEASUREMENTS_OF_PROBE;
    }
    if (!probed && probing == 0) {
      rate = Math.max((double) bytes / time, rate * 7 / 8);
    }
    measured = (long) (2 * rate * delay);
    size = probing > 0 ? LEAST : Math.clamp(Math.max(measured, byRate()), LEAST, MOST);
  }

  private long byRate() {
    long most = Math.min(LEAST + acknowledged / PART_OF_CARRIED, MOST_BY_RATE);
    return Math.min((long) (rate * SHORTEST_DELAY), most);
  }
}
