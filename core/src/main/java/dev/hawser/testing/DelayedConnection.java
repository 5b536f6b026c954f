package dev.hawser.testing;

import dev.hawser.Address;
import dev.hawser.spi.Connection;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A connection whose bytes take their time in both directions, once a {@link FaultPlan} says so.
///
/// Until then bytes pass straight through. From the first delayed byte on, each direction has a
/// {@link DelayLine} and a thread of its own that moves bytes between the line and the connection.
final class DelayedConnection implements Connection {
  /// How long a closed connection may take to send what was written before.
  private static final long LINGER_NANOS = 1_000_000_000;

  private static final int BUFFER = 64 * 1024;

  private final FaultPlan plan;
  private final Connection delegate;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile @Nullable DelayLine inbound;
  private volatile @Nullable DelayLine outbound;

  /// Whether a thread reads from the delegate itself, so that only closing that can wake it.
  private volatile boolean readingDirectly;

  DelayedConnection(FaultPlan plan, Connection delegate) {
    this.plan = plan;
    this.delegate = delegate;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    DelayLine line = inbound;
    if (line == null && plan.shape().isNone()) {
      int count = readDirectly(buffer, offset, length);
      if (count <= 0 || plan.shape().isNone()) {
        return count;
      }
      // The delay was set while we waited for these bytes.
      line = startInbound(buffer, offset, count);
    } else if (line == null) {
      line = startInbound(buffer, offset, 0);
    }
    return line.take(buffer, offset, length);
  }

  private int readDirectly(byte[] buffer, int offset, int length) throws IOException {
    readingDirectly = true;
    try {
      failIfClosed();
      return delegate.read(buffer, offset, length);
    } finally {
      readingDirectly = false;
    }
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    DelayLine line = outbound;
    if (line == null) {
      failIfClosed();
      if (plan.shape().isNone()) {
        delegate.write(buffer, offset, length);
        return;
      }
      line = startOutbound();
    }
    line.put(buffer, offset, length);
  }

  private DelayLine startInbound(byte[] first, int offset, int length) throws IOException {
    DelayLine line = new DelayLine(plan.timer(), plan::shape);
    line.put(first, offset, length);
    inbound = line;
    failIfClosed();
    startThread("hawser-fault-inbound", () -> pumpIn(line));
    return line;
  }

  private DelayLine startOutbound() {
    DelayLine line = new DelayLine(plan.timer(), plan::shape);
    outbound = line;
    startThread("hawser-fault-outbound", () -> pumpOut(line));
    return line;
  }

  private static void startThread(String name, Runnable task) {
    Thread.ofPlatform().daemon().name(name).start(task);
  }

  private void pumpIn(DelayLine line) {
    byte[] buffer = new byte[BUFFER];
    try {
      int count = delegate.read(buffer, 0, BUFFER);
      while (count >= 0) {
        line.put(buffer, 0, count);
        count = delegate.read(buffer, 0, BUFFER);
      }
      line.end();
    } catch (IOException e) {
      line.fail(e);
    }
  }

  private void pumpOut(DelayLine line) {
    byte[] buffer = new byte[BUFFER];
    try {
      int count = line.take(buffer, 0, BUFFER);
      while (count >= 0) {
        delegate.write(buffer, 0, count);
        count = line.take(buffer, 0, BUFFER);
      }
    } catch (IOException e) {
      line.fail(e);
    }
    if (closed.get()) {
      delegate.close();
    }
  }

  private void failIfClosed() throws IOException {
    if (closed.get()) {
      throw new IOException("the connection has been closed");
    }
  }

  @Override
  public Address remote() {
    return delegate.remote();
  }

  @Override
  public boolean isReplaceable() {
    return delegate.isReplaceable();
  }

  /// Ends this side at once. Bytes on their way still arrive at the other end, and so does the end
  /// itself, each in its time.
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    DelayLine in = inbound;
    if (in != null) {
      in.fail(new IOException("the connection has been closed"));
    }
    DelayLine out = outbound;
    if (out == null || readingDirectly) {
      delegate.close();
      return;
    }
    out.end();
    plan.timer().schedule(plan.shape().delayNanos() + LINGER_NANOS, delegate::close);
  }

  @Override
  public String toString() {
    return delegate.toString();
  }
}
