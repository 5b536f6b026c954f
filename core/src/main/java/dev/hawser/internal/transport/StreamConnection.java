package dev.hawser.internal.transport;

import dev.hawser.Address;
import dev.hawser.spi.Connection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A connection over two streams, such as the standard streams of a process.
///
/// A thread that reads or writes a pipe of the operating system cannot be woken, and closing the
/// pipe may wait for it. So each direction has a thread of its own that does nothing else, and a
/// {@link BytePipe} between it and those who use the connection. If such a thread hangs because the
/// other end neither reads nor goes away, it hangs alone.
public final class StreamConnection implements Connection {
  private static final int CHUNK = 64 * 1024;

  private final InputStream in;
  private final OutputStream out;
  private final Address remote;
  private final BytePipe incoming = new BytePipe();
  private final BytePipe outgoing = new BytePipe();
  private final CountDownLatch flushed = new CountDownLatch(1);
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  private StreamConnection(InputStream in, OutputStream out, Address remote) {
    this.in = in;
    this.out = out;
    this.remote = remote;
  }

  /// Makes a connection of two streams, which belong to it from now on.
  public static StreamConnection over(InputStream in, OutputStream out, Address remote) {
    StreamConnection made = new StreamConnection(in, out, remote);
    start("hawser-in-" + remote, made::carryIn);
    start("hawser-out-" + remote, made::carryOut);
    return made;
  }

  private static void start(String name, Runnable task) {
    var _ =
        Thread.ofPlatform().daemon().name(name).inheritInheritableThreadLocals(false).start(task);
  }

  private void carryIn() {
    byte[] buffer = new byte[CHUNK];
    try (in) {
      int count = in.read(buffer, 0, buffer.length);
      while (count >= 0) {
        incoming.write(buffer, 0, count);
        count = in.read(buffer, 0, buffer.length);
      }
    } catch (IOException over) {
      // What came before is good, and then it ends.
    } finally {
      incoming.end();
    }
  }

  private void carryOut() {
    byte[] buffer = new byte[CHUNK];
    try (out) {
      int count = outgoing.read(buffer, 0, buffer.length);
      while (count >= 0) {
        out.write(buffer, 0, count);
        out.flush();
        count = outgoing.read(buffer, 0, buffer.length);
      }
    } catch (IOException e) {
      outgoing.fail("the other end reads no more: " + e.getMessage());
    } finally {
      outgoing.end();
      flushed.countDown();
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    return incoming.read(buffer, offset, length);
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    outgoing.write(buffer, offset, length);
  }

  @Override
  public Address remote() {
    return remote;
  }

  @Override
  public boolean isReplaceable() {
    return false;
  }

  /// Nothing comes any more, whatever the stream says: what has come can still be read.
  public void endInput() {
    incoming.end();
  }

  /// What was written before still arrives, if the other end reads it.
  @Override
  public void close() {
    closed.complete(null);
    outgoing.end();
    incoming.fail("the connection has been closed");
  }

  /// Completes when this end is closed, before the other end can notice.
  public CompletableFuture<Void> closed() {
    return closed;
  }

  /// Waits until all that was written before closing has left this process, but not for long.
  public void awaitFlushed(Duration most) {
    try {
      var _ = flushed.await(most.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String toString() {
    return "connection to " + remote;
  }
}
