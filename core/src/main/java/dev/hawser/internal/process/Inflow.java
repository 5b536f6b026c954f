package dev.hawser.internal.process;

import dev.hawser.HawserException;
import dev.hawser.RefusedException;
import dev.hawser.internal.operation.Causality;
import dev.hawser.internal.operation.Patience;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Content that arrives, to be read. It holds as much as its window says; reading makes room, of
/// which the other end is told. Closing it tells the other end to stop.
final class Inflow extends InputStream implements Sink {
  private static final long NO_MORE = -1;
  private static final int SMALLEST = 1 << 10;

  private final int which;
  private final int window;
  private final Line line;
  private final Causality causality;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /// The bytes from `head` on, `size` of them, going on at the beginning.
  private byte[] ring = {};

  private int head;
  private int size;

  /// Bytes read of which the other end was not told.
  private int owed;

  private long stamp;
  private boolean ended;
  private boolean closed;
  private boolean released;
  private @Nullable IOException failure;

  Inflow(int which, int window, Line line, Causality causality) {
    this.which = which;
    this.window = window;
    this.line = line;
    this.causality = causality;
  }

  // ---- what arrives ----

  @Override
  public void add(byte[] bytes, int offset, int length, long newStamp) {
    boolean wanted;
    lock.lock();
    try {
      wanted = !closed && !isOver();
      if (wanted) {
        if (length > window - size - owed) {
          throw new RefusedException("more than the " + window + " bytes that there is room for");
        }
        put(bytes, offset, length);
        stamp = Math.max(stamp, newStamp);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
    if (!wanted) {
      line.consumed(length);
    }
  }

  private void put(byte[] bytes, int offset, int length) {
    if (size + length > ring.length) {
      grow(size + length);
    }
    int at = (head + size) % ring.length;
    int first = Math.min(length, ring.length - at);
    System.arraycopy(bytes, offset, ring, at, first);
    System.arraycopy(bytes, offset + first, ring, 0, length - first);
    size += length;
  }

  private void grow(int needed) {
    int doubled = Math.max(needed, Math.max(SMALLEST, 2 * ring.length));
    byte[] larger = new byte[Math.min(window, doubled)];
    copyOut(larger, 0, size);
    ring = larger;
    head = 0;
  }

  private void copyOut(byte[] target, int offset, int count) {
    int first = Math.min(count, ring.length - head);
    System.arraycopy(ring, head, target, offset, first);
    System.arraycopy(ring, 0, target, offset + first, count - first);
  }

  private boolean isOver() {
    return ended || failure != null;
  }

  @Override
  public void end() {
    lock.lock();
    try {
      ended |= failure == null;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void fail(IOException reason) {
    lock.lock();
    try {
      if (!isOver()) {
        failure = reason;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void release() {
    int kept;
    lock.lock();
    try {
      kept = released ? 0 : size;
      released = true;
    } finally {
      lock.unlock();
    }
    line.consumed(kept);
  }

  // ---- reading ----

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    int count = 0;
    try {
      while (count == 0) {
        long needed = awaitBytes();
        if (needed == NO_MORE) {
          return -1;
        }
        causality.await(needed, Patience.FOREVER);
        count = take(target, offset, length);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted").initCause(e);
    } catch (HawserException e) {
      throw new IOException(e.getMessage(), e);
    }
    return count;
  }

  /// Waits until there is something to read.
  ///
  /// @return the stamp it carries, or that no more comes
  private long awaitBytes() throws IOException, InterruptedException {
    lock.lockInterruptibly();
    try {
      while (size == 0) {
        if (closed) {
          throw new IOException("the stream is closed");
        }
        if (failure != null) {
          throw new IOException(failure.getMessage(), failure);
        }
        if (ended) {
          return NO_MORE;
        }
        changed.await();
      }
      return stamp;
    } finally {
      lock.unlock();
    }
  }

  private int take(byte[] target, int offset, int length) {
    int count;
    int freed;
    int room = 0;
    lock.lock();
    try {
      count = Math.min(length, size);
      if (count == 0) {
        return 0;
      }
      copyOut(target, offset, count);
      head = (head + count) % ring.length;
      size -= count;
      owed += count;
      if (owed >= window / 4 && !isOver()) {
        room = owed;
        owed = 0;
      }
      freed = released ? 0 : count;
    } finally {
      lock.unlock();
    }
    line.consumed(freed);
    if (room > 0) {
      line.room(which, room);
    }
    return count;
  }

  @Override
  public int available() {
    lock.lock();
    try {
      return size;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    int freed;
    boolean tell;
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      tell = !isOver();
      freed = released ? 0 : size;
      size = 0;
      ring = new byte[0];
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    line.consumed(freed);
    if (tell) {
      line.say(Says.SHUT, which);
    }
  }
}
