package dev.hawser.object;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// A stream that gives what was put into it, one byte at a time, and waits for more.
final class Tap extends InputStream {
  final BlockingQueue<Integer> drops = new LinkedBlockingQueue<>();
  final AtomicInteger reads = new AtomicInteger();
  volatile boolean closed;

  @Override
  public int read() throws IOException {
    try {
      return drops.take();
    } catch (InterruptedException e) {
      throw new IOException("the tap was shut", e);
    }
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    reads.incrementAndGet();
    target[offset] = (byte) read();
    return 1;
  }

  @Override
  public int available() {
    return drops.size();
  }

  @Override
  public void close() {
    closed = true;
  }
}
