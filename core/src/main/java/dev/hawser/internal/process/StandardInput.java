package dev.hawser.internal.process;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/// The standard input of a command at the other end. Each write is sent at once, and waits while
/// the command does not read.
final class StandardInput extends OutputStream {
  private final Outflow flow;

  /// Keeps what one thread writes together.
  private final ReentrantLock turn = new ReentrantLock();

  private volatile boolean closed;

  StandardInput(Outflow flow) {
    this.flow = flow;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    boolean sent;
    try {
      sent = writeInTurn(bytes, offset, length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted").initCause(e);
    }
    if (!sent) {
      throw new IOException("the command has ended or has closed its standard input");
    }
  }

  private boolean writeInTurn(byte[] bytes, int offset, int length)
      throws IOException, InterruptedException {
    turn.lockInterruptibly();
    try {
      if (closed) {
        throw new IOException("the standard input was closed here");
      }
      return flow.send(bytes, offset, length);
    } finally {
      turn.unlock();
    }
  }

  /// The end of input. Does not wait.
  @Override
  public void close() {
    closed = true;
    flow.end();
  }
}
