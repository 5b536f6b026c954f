package dev.hawser.internal.space.value;

import dev.hawser.internal.session.Stream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// An `InputStream` that came in a message: reads the bytes as they arrive. A slow reader slows the
/// sender; closing it tells the sender to stop.
final class BlobInput extends InputStream {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<byte[]> pieces = new ArrayDeque<>();
  private int position;
  private boolean ended;
  private boolean closed;
  private @Nullable IOException failure;
  private @Nullable Stream stream;

  // ---- what arrives ----

  void begin(Stream from) {
    lock.lock();
    try {
      stream = from;
      if (closed) {
        from.reset("its reader closed it");
      }
    } finally {
      lock.unlock();
    }
  }

  void add(byte[] bytes, int offset, int length) {
    boolean added = change(() -> pieces.add(Arrays.copyOfRange(bytes, offset, offset + length)));
    if (!added && stream != null) {
      stream.consumed(length);
    }
  }

  void end() {
    boolean _ = change(() -> ended = true);
  }

  void fail(IOException reason) {
    boolean _ = change(() -> failure = reason);
  }

  /// Changes something, unless nothing can change any more.
  private boolean change(Runnable change) {
    lock.lock();
    try {
      if (closed || ended || failure != null) {
        return false;
      }
      change.run();
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
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
    lock.lock();
    try {
      return awaitBytes() ? take(target, offset, length) : -1;
    } finally {
      lock.unlock();
    }
  }

  /// @return false at the end
  private boolean awaitBytes() throws IOException {
    while (pieces.isEmpty()) {
      if (closed) {
        throw new IOException("the stream is closed");
      }
      if (failure != null) {
        throw new IOException(failure.getMessage(), failure);
      }
      if (ended) {
        return false;
      }
      try {
        changed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw (IOException) new InterruptedIOException("interrupted").initCause(e);
      }
    }
    return true;
  }

  private int take(byte[] target, int offset, int length) {
    byte[] piece = pieces.getFirst();
    int count = Math.min(length, piece.length - position);
    System.arraycopy(piece, position, target, offset, count);
    position += count;
    if (position == piece.length) {
      pieces.removeFirst();
      position = 0;
      if (stream != null) {
        stream.consumed(piece.length);
      }
    }
    return count;
  }

  @Override
  public int available() {
    lock.lock();
    try {
      return pieces.isEmpty() ? 0 : pieces.getFirst().length - position;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      changed.signalAll();
      if (stream != null) {
        stream.consumed(pieces.stream().mapToInt(piece -> piece.length).sum());
        if (!ended && failure == null) {
          stream.reset("its reader closed it");
        }
      }
      pieces.clear();
    } finally {
      lock.unlock();
    }
  }
}
