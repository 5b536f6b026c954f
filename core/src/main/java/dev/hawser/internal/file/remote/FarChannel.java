package dev.hawser.internal.file.remote;

import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// A file that is open at the other end. Who reads on where the last read ended gets what was
/// fetched ahead, for as long as it is fresh; what is written is there when `write` returns.
final class FarChannel implements SeekableByteChannel {
  /// What was read of the file so long ago is not taken for its content any more.
  private static final long FRESH = Duration.ofSeconds(1).toNanos();

  private static final int MOST_UNANSWERED = Says.MOST_AHEAD / Says.MOST;

  private final Asking asking;
  private final int options;
  private final ReentrantLock lock = new ReentrantLock();
  private Ahead ahead;
  private long position;
  private volatile boolean closed;

  FarChannel(Asking asking, int options) {
    this.asking = asking;
    this.options = options;
    this.ahead = Ahead.from(asking, 0, FRESH);
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    require(HowToOpen.READ, NonReadableChannelException::new);
    return exclusively(() -> target.hasRemaining() ? readSome(target) : 0);
  }

  private int readSome(ByteBuffer target) throws InterruptedException {
    if (ahead.position() != position) {
      ahead = Ahead.from(asking, position, FRESH);
    }
    int count = ahead.read(target);
    position += Math.max(0, count);
    return count;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    require(HowToOpen.WRITE | HowToOpen.APPEND, NonWritableChannelException::new);
    return exclusively(() -> writeAll(source));
  }

  private int writeAll(ByteBuffer source) throws InterruptedException {
    int count = source.remaining();
    if (count == 0) {
      return 0;
    }
    forgetAhead();
    ByteBuffer rest = source.duplicate();
    ArrayDeque<Asking.Question> unanswered = new ArrayDeque<>();
    long at = position;
    while (rest.hasRemaining()) {
      if (unanswered.size() == MOST_UNANSWERED) {
        long _ = number(unanswered.remove());
      }
      byte[] piece = new byte[Math.min(rest.remaining(), Says.MOST)];
      rest.get(piece);
      unanswered.add(write(piece, at));
      at += piece.length;
    }
    long end = at;
    while (!unanswered.isEmpty()) {
      end = number(unanswered.remove());
    }
    position = HowToOpen.has(options, HowToOpen.APPEND) ? end : at;
    source.position(source.limit());
    return count;
  }

  private Asking.Question write(byte[] piece, long at) {
    Output question = asking.question(Says.WRITE, piece.length);
    question.writeVarLong(at);
    question.writeBytes(piece, 0, piece.length);
    return asking.ask(question, Long.SIZE);
  }

  private long number(Asking.Question question) throws InterruptedException {
    return new Input(asking.await(question).bytes()).readVarLong();
  }

  private void forgetAhead() {
    ahead = Ahead.from(asking, position, FRESH);
  }

  @Override
  public long position() throws IOException {
    return exclusively(() -> position);
  }

  @Override
  public SeekableByteChannel position(long newPosition) throws IOException {
    requirePositive(newPosition);
    return exclusively(() -> {
      position = newPosition;
      return this;
    });
  }

  @Override
  public long size() throws IOException {
    return exclusively(() -> number(asking.ask(asking.question(Says.SIZE), Long.SIZE)));
  }

  @Override
  public SeekableByteChannel truncate(long size) throws IOException {
    requirePositive(size);
    require(HowToOpen.WRITE | HowToOpen.APPEND, NonWritableChannelException::new);
    return exclusively(() -> {
      Output question = asking.question(Says.TRUNCATE);
      question.writeVarLong(size);
      var _ = asking.await(asking.ask(question, 0));
      position = Math.min(position, size);
      forgetAhead();
      return this;
    });
  }

  private static void requirePositive(long number) {
    if (number < 0) {
      throw new IllegalArgumentException("a file has no position or size of " + number);
    }
  }

  private void require(int some, Supplier<RuntimeException> otherwise)
      throws ClosedChannelException {
    if (closed) {
      throw new ClosedChannelException();
    }
    if (!HowToOpen.has(options, some)) {
      throw otherwise.get();
    }
  }

  /// Does one thing at a time.
  private <T> T exclusively(Asking.Task<T> task) throws IOException {
    try {
      return Asking.run(() -> {
        lock.lockInterruptibly();
        try {
          if (closed) {
            throw new ClosedChannelException();
          }
          return task.run();
        } finally {
          lock.unlock();
        }
      });
    } catch (ClosedChannelException e) {
      throw e;
    } catch (IOException e) {
      if (closed) {
        throw (IOException) new AsynchronousCloseException().initCause(e);
      }
      throw e;
    }
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  @Override
  public void close() {
    closed = true;
    asking.end();
  }
}
