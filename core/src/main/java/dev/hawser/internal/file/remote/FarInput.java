package dev.hawser.internal.file.remote;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/// Reads a file of the other end from its beginning.
final class FarInput extends InputStream {
  private final Asking asking;
  private final ReentrantLock lock = new ReentrantLock();
  private final Ahead ahead;
  private volatile boolean closed;

  FarInput(Asking asking) {
    this.asking = asking;
    this.ahead = Ahead.ofWhole(asking);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    requireOpen();
    if (length == 0) {
      return 0;
    }
    return Asking.run(() -> {
      lock.lockInterruptibly();
      try {
        requireOpen();
        return ahead.read(ByteBuffer.wrap(target, offset, length));
      } finally {
        lock.unlock();
      }
    });
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw new IOException("the stream is closed");
    }
  }

  @Override
  public int available() throws IOException {
    lock.lock();
    try {
      requireOpen();
      return ahead.available();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    closed = true;
    asking.end();
  }
}
