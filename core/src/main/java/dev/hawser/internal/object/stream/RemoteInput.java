package dev.hawser.internal.object.stream;

import dev.hawser.DisconnectedException;
import dev.hawser.internal.object.contract.ContractMethod;
import dev.hawser.internal.object.reference.Far;
import dev.hawser.internal.object.reference.StandIn;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// An `InputStream` of the other end. It asks for as much as comes at once; and while the owner's
/// stream gives so much each time, it asks ahead. A stream that gives less, such as what somebody
/// types, is asked when its reader wants more, so that little is taken that nobody reads.
public final class RemoteInput extends InputStream implements StandIn {
  /// What the other end shows of such a stream.
  public static final List<Class<?>> SHOWN = List.of(ByteSource.class);

  private static final ContractMethod READ = StreamCalls.method(ByteSource.class, "read");
  private static final ContractMethod AVAILABLE = StreamCalls.method(ByteSource.class, "available");
  private static final ContractMethod CLOSE = StreamCalls.method(ByteSource.class, "close");
  private static final int MOST_AHEAD = 8;

  private final Far far;
  private final StreamCalls calls;

  /// How many bytes it asks for at once.
  private final int most;

  /// Whoever holds it may wait for bytes. It guards what follows.
  private final ReentrantLock lock = new ReentrantLock();

  private byte[] chunk = {};
  private int position;

  /// How often it has asked.
  private long turn;

  /// How many chunks to ask for beside the one that is read.
  private int ahead;

  /// What was asked for and not taken yet, in the order of the bytes.
  private final Queue<CompletableFuture<@Nullable Object>> asked = new ConcurrentLinkedQueue<>();

  private final AtomicBoolean closed = new AtomicBoolean();

  /// One that reads the stream behind an object.
  public RemoteInput(Far far) {
    this.far = far;
    this.calls = new StreamCalls(far, "reading a stream of " + far.home().otherEnd());
    this.most = calls.mostBytes();
  }

  @Override
  public Far far() {
    return far;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    lock();
    try {
      requireOpen();
      if (length == 0) {
        return 0;
      }
      if (position == chunk.length && !next()) {
        return -1;
      }
      int count = Math.min(length, chunk.length - position);
      System.arraycopy(chunk, position, target, offset, count);
      position += count;
      return count;
    } finally {
      lock.unlock();
    }
  }

  private void lock() throws IOException {
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException e) {
      throw calls.interrupted(e);
    }
  }

  private void requireOpen() throws IOException {
    if (closed.get()) {
      throw new IOException("the stream is closed");
    }
  }

  /// Waits for the next chunk.
  ///
  /// @return false at the end
  private boolean next() throws IOException {
    CompletableFuture<@Nullable Object> first = asked.peek();
    if (first == null) {
      first = ask();
    }
    try {
      chunk = bytes(calls.await(first));
      position = 0;
      var _ = asked.poll();
    } catch (IOException e) {
      if (first.isCompletedExceptionally()) {
        var _ = asked.poll();
      }
      requireOpen();
      throw e;
    }
    askAhead();
    return chunk.length > 0;
  }

  private void askAhead() throws IOException {
    ahead = chunk.length == most ? Math.clamp(2L * ahead, 1, MOST_AHEAD) : 0;
    while (asked.size() < ahead) {
      var _ = ask();
    }
  }

  private CompletableFuture<@Nullable Object> ask() throws IOException {
    CompletableFuture<@Nullable Object> begun = calls.begin(READ, turn, most);
    turn++;
    asked.add(begun);
    if (closed.get()) {
      boolean _ = begun.cancel(true);
    }
    return begun;
  }

  private byte[] bytes(@Nullable Object answer) throws IOException {
    if (answer instanceof byte[] bytes && bytes.length <= most) {
      return bytes;
    }
    throw new IOException("the other end broke the rules: it gave more than was asked for");
  }

  @Override
  public int available() throws IOException {
    requireOpen();
    if (!lock.tryLock()) {
      return 0; // somebody waits for bytes
    }
    try {
      CompletableFuture<@Nullable Object> next = asked.peek();
      if (position < chunk.length) {
        return chunk.length - position;
      }
      if (next != null) {
        return next.isDone() && !next.isCompletedExceptionally() ? bytes(next.join()).length : 0;
      }
      return calls.await(calls.begin(AVAILABLE)) instanceof Integer count ? Math.max(0, count) : 0;
    } finally {
      lock.unlock();
    }
  }

  /// Closes the owner's stream, even while another thread waits for its bytes.
  @Override
  public void close() throws IOException {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    for (CompletableFuture<@Nullable Object> each : asked) {
      boolean _ = each.cancel(true);
    }
    try {
      var _ = calls.await(calls.begin(CLOSE));
    } catch (IOException e) {
      if (!(e.getCause() instanceof DisconnectedException)) {
        throw e;
      }
    } finally {
      far.close();
    }
  }

  @Override
  public String toString() {
    return far.toString();
  }
}
