package dev.hawser.internal.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hawser.HawserException;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.operation.Causality;
import dev.hawser.internal.session.Stream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/// Tells a caller what its call prints and how far it has come, if it wants to know. Printing waits
/// while the caller is slow; progress never waits, but is left out until the newest can go.
final class Reporter {
  private static final int CHUNK = 8 << 10;
  private static final int LONGEST_NOTE = 10_000;

  private final Stream stream;
  private final Causality causality;
  private final @Nullable PrintStream out;
  private final @Nullable PrintStream err;
  private final boolean wantsProgress;
  private volatile boolean closed;

  /// The newest progress, if it found no room. Guarded by this.
  private @Nullable Output held;

  Reporter(Stream stream, Causality causality, Circumstances wanted) {
    this.stream = stream;
    this.causality = causality;
    this.out = wanted.output() ? new PrintStream(new Printed(false), false, UTF_8) : null;
    this.err = wanted.output() ? new PrintStream(new Printed(true), false, UTF_8) : null;
    this.wantsProgress = wanted.progress();
    if (wanted.output()) {
      ConsoleTap.open();
    }
  }

  /// Where the call prints to, or null if its caller does not want that.
  @Nullable PrintStream printer(boolean error) {
    if (closed) {
      return null;
    }
    return error ? err : out;
  }

  synchronized void progress(double done, String note) {
    if (!wantsProgress || closed) {
      return;
    }
    Output message = new Output(32 + note.length());
    message.writeByte(Reply.PROGRESS.ordinal());
    message.writeVarLong(causality.stamp());
    message.writeDouble(done);
    message.writeUtf8(note.substring(0, Math.min(note.length(), LONGEST_NOTE)));
    try {
      held = stream.trySend(message.array(), 0, message.size()) ? null : message;
    } catch (HawserException _) {
      closed = true; // nobody is there to be told
    }
  }

  /// Says what is still to be said before the answer.
  synchronized void close() {
    if (held != null && !closed) {
      stream.post(held.array(), 0, held.size(), false);
    }
    closed = true;
  }

  /// Takes what is printed to its caller, waiting for room.
  private final class Printed extends OutputStream {
    private final boolean error;

    Printed(boolean error) {
      this.error = error;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      int at = offset;
      while (at < offset + length) {
        int piece = Math.min(CHUNK, offset + length - at);
        send(bytes, at, piece);
        at += piece;
      }
    }

    private void send(byte[] bytes, int offset, int length) throws IOException {
      Output message = new Output(length + 16);
      message.writeByte(Reply.OUTPUT.ordinal());
      message.writeVarLong(causality.stamp());
      message.writeBoolean(error);
      message.writeBytes(bytes, offset, length);
      try {
        stream.send(message.array(), 0, message.size(), true, false);
      } catch (InterruptedException e) {
        throw (IOException)
            new InterruptedIOException("the call was interrupted while it printed").initCause(e);
      } catch (HawserException e) {
        throw new IOException("nobody is there to read what the call prints", e);
      }
    }
  }
}
