package dev.hawser.internal.transport;

import java.io.IOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One direction of a connection in memory: a ring of bytes with a bound, whose writer waits while
/// it is full and whose reader waits while it is empty. Interrupts do not end the waiting.
public final class BytePipe {
  private static final int SMALL = 4 * 1024;
  private static final int CAPACITY = 256 * 1024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Condition drained = lock.newCondition();
  private byte[] ring = new byte[SMALL];
  private int head;
  private int size;
  private boolean ended;
  private @Nullable String failure;

  /// An empty one.
  public BytePipe() {}

  /// Reads at least one byte, or returns -1 after the last one.
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    lock.lock();
    try {
      while (size == 0 && !ended && failure == null) {
        arrived.awaitUninterruptibly();
      }
      failIfBroken();
      if (size == 0) {
        return -1;
      }
      int count = Math.min(length, size);
      copyOut(buffer, offset, count);
      drained.signal();
      return count;
    } finally {
      lock.unlock();
    }
  }

  /// Writes all the bytes.
  public void write(byte[] buffer, int offset, int length) throws IOException {
    lock.lock();
    try {
      int written = 0;
      while (written < length) {
        awaitRoom();
        int count = Math.min(length - written, CAPACITY - size);
        growFor(count);
        copyIn(buffer, offset + written, count);
        written += count;
        arrived.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Lets the reader have what was written, and then the end.
  public void end() {
    lock.lock();
    try {
      ended = true;
      wakeAll();
    } finally {
      lock.unlock();
    }
  }

  /// Throws away what was written and fails both sides, unless they have failed already.
  public void fail(String reason) {
    lock.lock();
    try {
      if (failure == null) {
        failure = reason;
      }
      size = 0;
      wakeAll();
    } finally {
      lock.unlock();
    }
  }

  private void awaitRoom() throws IOException {
    while (size == CAPACITY && !ended && failure == null) {
      drained.awaitUninterruptibly();
    }
    failIfBroken();
    if (ended) {
      throw new IOException("the connection has been closed");
    }
  }

  private void failIfBroken() throws IOException {
    if (failure != null) {
      throw new IOException(failure);
    }
  }

  private void wakeAll() {
    arrived.signalAll();
    drained.signalAll();
  }

  private void growFor(int more) {
    if (size + more <= ring.length) {
      return;
    }
    int larger = ring.length;
    while (larger < size + more) {
      larger *= 2;
    }
    byte[] grown = new byte[larger];
    int kept = size;
    copyOut(grown, 0, kept);
    ring = grown;
    head = 0;
    size = kept;
  }

  private void copyIn(byte[] from, int offset, int count) {
    int tail = (head + size) % ring.length;
    int first = Math.min(count, ring.length - tail);
    System.arraycopy(from, offset, ring, tail, first);
    System.arraycopy(from, offset + first, ring, 0, count - first);
    size += count;
  }

  private void copyOut(byte[] to, int offset, int count) {
    int first = Math.min(count, ring.length - head);
    System.arraycopy(ring, head, to, offset, first);
    System.arraycopy(ring, 0, to, offset + first, count - first);
    head = (head + count) % ring.length;
    size -= count;
  }
}
