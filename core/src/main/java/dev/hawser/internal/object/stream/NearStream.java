package dev.hawser.internal.object.stream;

import dev.hawser.internal.object.contract.Passing;
import dev.hawser.internal.object.reference.Home;
import dev.hawser.internal.object.reference.Lent;
import dev.hawser.internal.object.reference.Substitute;
import dev.hawser.internal.operation.Threads;
import dev.hawser.internal.session.Turn;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/// A stream of this end that the other end holds.
///
/// One that a method has returned is the other end's from then on: it is closed when that lets go
/// of it. One that was passed otherwise stays its owner's, and is closed only if the other end says
/// so. The standard streams of this process are never closed.
public abstract class NearStream implements Lent, Substitute {
  private final Closeable stream;
  private final boolean handedOver;

  /// How many calls are over; guarded by this, as what follows.
  private long turn;

  private boolean busy;
  private boolean closed;

  /// @param handedOver whether it is the other end's from now on
  NearStream(Closeable stream, boolean handedOver) {
    this.stream = stream;
    this.handedOver = handedOver;
  }

  /// What stands for a stream where it is lent to the other end, or handed over.
  public static NearStream of(Object stream, boolean handedOver) {
    return switch (stream) {
      case InputStream input -> new NearInput(input, handedOver);
      case OutputStream output -> new NearOutput(output, handedOver);
      default -> throw new IllegalArgumentException(stream + " is no stream");
    };
  }

  /// What travels for the result of a method: a stream is handed over.
  ///
  /// @param declared what the method says it returns
  public static @Nullable Object ofResult(Home home, Class<?> declared, @Nullable Object result) {
    if (result == null || !Passing.isStream(result)) {
      return result;
    }
    boolean travels =
        !declared.isInterface()
            && !Passing.isMarked(result)
            && home.farOf(result) == null
            && home.exports().exporting(result) == null;
    return travels ? of(result, true) : result;
  }

  /// The stream itself.
  @Override
  public Closeable meant() {
    return stream;
  }

  /// What is done with a stream.
  interface Work<T> {
    T run() throws IOException;
  }

  /// Does something when so many calls before it are over: what is said on streams of their own may
  /// overtake each other.
  <T> T inTurn(long number, Work<T> work) throws IOException {
    begin(number);
    try {
      return work.run();
    } finally {
      end();
    }
  }

  private synchronized void begin(long number) throws IOException {
    if (turn != number || busy) {
      Turn.giveWay();
    }
    try {
      while (!closed && (number > turn || busy)) {
        wait();
      }
    } catch (InterruptedException e) {
      throw (IOException) new InterruptedIOException("given up").initCause(e);
    }
    if (closed) {
      throw new IOException("the stream is closed");
    }
    if (number < turn) {
      throw new IOException("call " + number + " of a stream comes when " + turn + " are over");
    }
    busy = true;
  }

  private synchronized void end() {
    turn++;
    busy = false;
    notifyAll();
  }

  /// @return false if it was closed before
  private synchronized boolean shut() {
    boolean first = !closed;
    closed = true;
    notifyAll();
    return first;
  }

  /// Closes it for the other end, even while that reads or writes.
  public void close() throws IOException {
    if (!shut()) {
      return;
    }
    if (stream != System.in && stream != System.out && stream != System.err) {
      stream.close();
    } else if (stream instanceof OutputStream output) {
      output.flush();
    }
  }

  @Override
  public void letGo() {
    if (handedOver) {
      Threads.start("closing-stream", this::closeQuietly);
    }
  }

  private void closeQuietly() {
    try {
      close();
    } catch (IOException | RuntimeException e) {
      Threads.log(Level.WARNING, "a stream that the other end let go of could not be closed", e);
    }
  }
}
