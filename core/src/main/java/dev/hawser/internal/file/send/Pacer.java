package dev.hawser.internal.file.send;

import dev.hawser.internal.time.Timer;

/// Keeps a transfer to a rate: what was sent is paid for by waiting before more is sent.
final class Pacer {
  private static final double NANOS = 1e9;

  private final long bytesPerSecond;
  private final Timer timer;
  private final Outgoing outgoing;
  private long free;

  /// @param bytesPerSecond 0 for no limit
  Pacer(long bytesPerSecond, Timer timer, Outgoing outgoing) {
    this.bytesPerSecond = bytesPerSecond;
    this.timer = timer;
    this.outgoing = outgoing;
    this.free = timer.nanoTime();
  }

  /// Waits until so many bytes may be sent, or all is over.
  void pass(int bytes) throws InterruptedException {
    if (bytesPerSecond == 0) {
      return;
    }
    long wait = take(bytes);
    if (wait > 0) {
      var _ = outgoing.await(wait);
    }
  }

  private synchronized long take(int bytes) {
    long now = timer.nanoTime();
    long from = free - now > 0 ? free : now;
    free = from + (long) (bytes * NANOS / bytesPerSecond);
    return from - now;
  }
}
