package dev.hawser.internal.file.remote;

import dev.hawser.internal.codec.Output;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Writes a file of the other end, which is seen there when this is closed. Content is sent on
/// before the other end has answered for what was sent earlier.
final class FarOutput extends OutputStream {
  private static final int MOST_UNANSWERED = Says.MOST_AHEAD / Says.MOST;

  private final Asking asking;
  private final ReentrantLock lock = new ReentrantLock();
  private final byte[] buffer = new byte[Says.MOST];
  private final ArrayDeque<Asking.Question> unanswered = new ArrayDeque<>();
  private int length;
  private boolean closed;
  private @Nullable IOException failure;

  FarOutput(Asking asking) {
    this.asking = asking;
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    Objects.checkFromIndexSize(offset, count, bytes.length);
    exclusively(() -> {
      int from = offset;
      int left = count;
      while (left > 0) {
        int piece = Math.min(left, buffer.length - length);
        System.arraycopy(bytes, from, buffer, length, piece);
        length += piece;
        from += piece;
        left -= piece;
        if (length == buffer.length) {
          send();
        }
      }
      return true;
    });
  }

  @Override
  public void flush() throws IOException {
    exclusively(() -> {
      send();
      return true;
    });
  }

  private void send() throws InterruptedException {
    while (unanswered.size() == MOST_UNANSWERED || isNextAnswered()) {
      var _ = asking.await(unanswered.remove());
    }
    if (length > 0) {
      Output question = asking.question(Says.WRITE, length);
      question.writeBytes(buffer, 0, length);
      length = 0;
      unanswered.add(asking.ask(question, 0));
    }
  }

  private boolean isNextAnswered() {
    Asking.Question next = unanswered.peek();
    return next != null && next.isDone();
  }

  /// Does one thing at a time, and nothing after a failure.
  private void exclusively(Asking.Task<Boolean> task) throws IOException {
    lock.lock();
    try {
      if (closed) {
        throw new IOException("the stream is closed");
      }
      if (failure != null) {
        throw new IOException("nothing was written: " + failure.getMessage(), failure);
      }
      boolean _ = Asking.run(task);
    } catch (IOException e) {
      if (!closed && failure == null) {
        failure = e;
      }
      throw e;
    } finally {
      lock.unlock();
    }
  }

  /// Gives the file its name. If anything went wrong it throws, and nothing is left there.
  @Override
  public void close() throws IOException {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      boolean finished = false;
      try {
        exclusively(this::finish);
        finished = true;
      } finally {
        closed = true;
        if (finished) {
          asking.end();
        } else {
          asking.giveUp();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean finish() throws InterruptedException {
    send();
    Asking.Question finished = asking.ask(asking.question(Says.FINISH), 0);
    while (!unanswered.isEmpty()) {
      var _ = asking.await(unanswered.remove());
    }
    var _ = asking.await(finished);
    return true;
  }
}
