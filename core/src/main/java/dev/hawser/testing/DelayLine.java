package dev.hawser.testing;

import dev.hawser.internal.time.Timer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One direction of a slow connection: bytes come out in order, each a set time after it went in.
///
/// Bytes on their way are not bounded, so a delay does not limit the throughput; bytes that have
/// arrived and are not taken are, so a slow taker slows the writer.
final class DelayLine {
  private static final int PIECE = 64 * 1024;
  private static final int UNTAKEN = 1024 * 1024;

  /// How far a writer may be ahead of what the bandwidth has let through.
  private static final long AHEAD_NANOS = 20_000_000;

  private final Timer timer;
  private final Supplier<Shape> shape;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Piece> pieces = new ArrayDeque<>();
  private long queued;
  private int taken;
  private long free;
  private long lastDue;
  private boolean ended;
  private @Nullable IOException failure;

  DelayLine(Timer timer, Supplier<Shape> shape) {
    this.timer = timer;
    this.shape = shape;
    free = timer.nanoTime();
    lastDue = free;
  }

  /// Bytes on their way.
  private record Piece(byte[] bytes, long due) {}

  /// Sends bytes on their way, waiting while those before them are not taken.
  void put(byte[] buffer, int offset, int length) throws IOException {
    int sent = 0;
    while (sent < length) {
      byte[] bytes = new byte[Math.min(PIECE, length - sent)];
      System.arraycopy(buffer, offset + sent, bytes, 0, bytes.length);
      put(bytes);
      sent += bytes.length;
    }
  }

  private void put(byte[] bytes) throws IOException {
    lock.lock();
    try {
      awaitRoom();
      Shape now = shape.get();
      free = later(free, timer.nanoTime()) + now.transmissionNanos(bytes.length);
      lastDue = later(lastDue, free + now.delayNanos());
      pieces.add(new Piece(bytes, lastDue));
      queued += bytes.length;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Takes at least one byte that has arrived, or returns -1 after the last one.
  int take(byte[] buffer, int offset, int length) throws IOException {
    lock.lock();
    try {
      while (true) {
        failIfBroken();
        int count = takeArrived(buffer, offset, length);
        if (count > 0 || length == 0) {
          changed.signalAll();
          return count;
        }
        if (pieces.isEmpty() && ended && left(lastDue) <= 0) {
          return -1;
        }
        awaitNext();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Lets what was put arrive, and then the end.
  void end() {
    lock.lock();
    try {
      ended = true;
      lastDue = later(lastDue, timer.nanoTime() + shape.get().delayNanos());
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Loses what is on its way and fails both sides, unless they have failed already.
  void fail(IOException cause) {
    lock.lock();
    try {
      if (failure == null) {
        failure = cause;
      }
      pieces.clear();
      queued = 0;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private int takeArrived(byte[] buffer, int offset, int length) {
    int count = 0;
    while (count < length && !pieces.isEmpty() && left(pieces.getFirst().due()) <= 0) {
      byte[] bytes = pieces.getFirst().bytes();
      int part = Math.min(length - count, bytes.length - taken);
      System.arraycopy(bytes, taken, buffer, offset + count, part);
      count += part;
      taken += part;
      if (taken == bytes.length) {
        pieces.removeFirst();
        taken = 0;
      }
    }
    queued -= count;
    return count;
  }

  private void awaitRoom() throws IOException {
    while (true) {
      failIfBroken();
      if (ended) {
        throw new IOException("the connection has been closed");
      }
      long ahead = left(free) - AHEAD_NANOS;
      boolean untaken = queued >= UNTAKEN && left(pieces.getFirst().due()) <= 0;
      if (ahead <= 0 && !untaken) {
        return;
      }
      await(untaken ? Long.MAX_VALUE : ahead);
    }
  }

  private void awaitNext() {
    if (!pieces.isEmpty()) {
      await(left(pieces.getFirst().due()));
    } else {
      await(ended ? left(lastDue) : Long.MAX_VALUE);
    }
  }

  /// Waits for a change or until the time is over, whatever interrupts come.
  @SuppressWarnings("WaitNotInLoop") // The loops are its callers'.
  private void await(long nanos) {
    Timer.@Nullable Alarm alarm =
        nanos == Long.MAX_VALUE ? null : timer.schedule(Math.max(1, nanos), this::wake);
    changed.awaitUninterruptibly();
    if (alarm != null) {
      alarm.cancel();
    }
  }

  private void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void failIfBroken() throws IOException {
    if (failure != null) {
      throw new IOException(failure.getMessage(), failure);
    }
  }

  private long left(long due) {
    return due - timer.nanoTime();
  }

  private static long later(long one, long other) {
    return one - other > 0 ? one : other;
  }
}
