package dev.hawser.internal.object.stream;

import dev.hawser.DeadlineException;
import dev.hawser.Outcome;
import dev.hawser.internal.call.CurrentCall;
import dev.hawser.internal.object.contract.ContractMethod;
import dev.hawser.internal.object.reference.Far;
import dev.hawser.internal.object.reference.StandIn;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.session.Turn;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// An `OutputStream` of the other end. What is written leaves at once if nothing is on its way;
/// else it is gathered meanwhile, so that many small writes take few trips. A writer who is too far
/// ahead waits. What a call has written is there before the call returns.
public final class RemoteOutput extends OutputStream implements CurrentCall.Unsettled, StandIn {
  /// What the other end shows of such a stream.
  public static final List<Class<?>> SHOWN = List.of(ByteSink.class);

  private static final ContractMethod WRITE = StreamCalls.method(ByteSink.class, "write");
  private static final ContractMethod FLUSH = StreamCalls.method(ByteSink.class, "flush");
  private static final ContractMethod CLOSE = StreamCalls.method(ByteSink.class, "close");
  private static final int MOST_ON_THEIR_WAY = 8;

  private final Far far;
  private final StreamCalls calls;
  private final int mostGathered;

  /// Held by whoever writes or flushes, so that what is written together stays together. May be
  /// held for long.
  private final ReentrantLock writing = new ReentrantLock();

  /// Guards what follows, and is held by nobody who sends: the answers that take it come on the
  /// thread that reads.
  private final ReentrantLock lock = new ReentrantLock();

  private final Condition changed = lock.newCondition();
  private byte[] gathered = {};
  private int size;

  /// How many calls were begun, or are about to be.
  private long turn;

  /// Calls that are not over.
  private int onTheirWay;

  private @Nullable IOException failure;
  private boolean told;
  private boolean closed;

  /// What is sent together, as the call of a turn.
  private record Portion(long turn, byte[] bytes) {}

  /// One that writes the stream behind an object.
  public RemoteOutput(Far far) {
    this.far = far;
    this.calls = new StreamCalls(far, "writing a stream of " + far.home().otherEnd());
    this.mostGathered = calls.mostBytes();
  }

  @Override
  public Far far() {
    return far;
  }

  // ---- writing ----

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    lock(writing);
    try {
      int done = 0;
      do {
        done += writeSome(bytes, offset + done, length - done);
      } while (done < length);
      CurrentCall.settleBeforeReturn(this);
    } finally {
      writing.unlock();
    }
  }

  private int writeSome(byte[] bytes, int offset, int length) throws IOException {
    int count;
    Portion portion = null;
    lock(lock);
    try {
      requireOpen();
      count = gather(bytes, offset, length);
      if (size == mostGathered || onTheirWay == 0) {
        portion = portionInTime();
      }
    } finally {
      lock.unlock();
    }
    send(portion);
    return count;
  }

  private int gather(byte[] bytes, int offset, int length) {
    int count = Math.min(length, mostGathered - size);
    if (size + count > gathered.length) {
      int roomy = Math.max(64, 2 * (size + count));
      gathered = Arrays.copyOf(gathered, Math.min(roomy, mostGathered));
    }
    System.arraycopy(bytes, offset, gathered, size, count);
    size += count;
    return count;
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw new IOException("the stream is closed");
    }
    requireSound();
  }

  /// Takes what was gathered, when there is room for it on its way; under the lock.
  private @Nullable Portion portionInTime() throws IOException {
    await(() -> onTheirWay < MOST_ON_THEIR_WAY || failure != null || closed);
    requireOpen();
    return portion();
  }

  /// Takes what was gathered, if anything; under the lock.
  private @Nullable Portion portion() {
    if (size == 0) {
      return null;
    }
    byte[] bytes = Arrays.copyOf(gathered, size);
    size = 0;
    return new Portion(nextTurn(), bytes);
  }

  private long nextTurn() {
    onTheirWay++;
    return turn++;
  }

  private void send(@Nullable Portion portion) throws IOException {
    if (portion != null) {
      begin(WRITE, portion.turn, portion.bytes);
    }
  }

  private void begin(ContractMethod method, @Nullable Object... arguments) throws IOException {
    try {
      var _ =
          calls
              .begin(method, arguments)
              .whenComplete((_, reason) -> over(reason == null ? null : calls.failure(reason)));
    } catch (IOException e) {
      over(e);
      throw e;
    }
  }

  /// A call is over. Sends what was gathered meanwhile.
  private void over(@Nullable IOException reason) {
    Portion next = null;
    lock.lock();
    try {
      onTheirWay--;
      if (failure == null) {
        failure = reason;
      }
      if (onTheirWay == 0 && failure == null) {
        next = portion();
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      send(next);
    } catch (IOException _) {
      // Whoever writes next is told.
    }
  }

  // ---- waiting ----

  private void lock(ReentrantLock wanted) throws IOException {
    try {
      wanted.lockInterruptibly();
    } catch (InterruptedException e) {
      throw calls.interrupted(e);
    }
  }

  /// Waits until something holds; under the lock.
  private void await(BooleanSupplier condition) throws IOException {
    Patience patience = calls.patience();
    long moment = patience.waiting();
    try {
      while (!condition.getAsBoolean()) {
        Turn.giveWay();
        long left = patience.left(moment);
        if (left <= 0) {
          throw calls.failure(
              new DeadlineException(
                  "a stream was not written by the deadline", Outcome.MAYBE_EXECUTED));
        }
        long _ = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      throw calls.interrupted(e);
    }
  }

  /// Throws what went wrong: itself the first time, since who closes it after that may add the one
  /// to the other.
  private void requireSound() throws IOException {
    IOException reason = failure;
    if (reason != null) {
      boolean again = told;
      told = true;
      throw again ? new IOException(reason.getMessage(), reason) : reason;
    }
  }

  /// Waits until all that was written is there.
  @Override
  public void settle() throws IOException {
    lock(lock);
    try {
      if (!closed && !told) {
        awaitAll();
        requireSound();
      }
    } finally {
      lock.unlock();
    }
  }

  private void awaitAll() throws IOException {
    await(() -> onTheirWay == 0 || failure != null);
  }

  // ---- flushing and closing ----

  @Override
  public void flush() throws IOException {
    lock(writing);
    try {
      Portion portion;
      long number;
      lock(lock);
      try {
        portion = portionInTime();
        number = nextTurn();
      } finally {
        lock.unlock();
      }
      send(portion);
      begin(FLUSH, number);
    } finally {
      writing.unlock();
    }
    settle();
  }

  @Override
  public void close() throws IOException {
    Portion last;
    lock(lock);
    try {
      if (closed) {
        return;
      }
      closed = true;
      last = failure == null ? portion() : null;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      send(last);
      awaitEnd();
      var _ = calls.await(calls.begin(CLOSE));
      tellOnce();
    } finally {
      far.close();
    }
  }

  private void awaitEnd() throws IOException {
    lock(lock);
    try {
      awaitAll();
    } finally {
      lock.unlock();
    }
  }

  private void tellOnce() throws IOException {
    lock(lock);
    try {
      if (!told) {
        requireSound();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String toString() {
    return far.toString();
  }
}
