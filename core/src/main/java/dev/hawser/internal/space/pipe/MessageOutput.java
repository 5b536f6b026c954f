package dev.hawser.internal.space.pipe;

import dev.hawser.internal.codec.Output;
import java.util.Arrays;

/// A message being encoded. It stays in memory while it is small; a larger one goes out piece by
/// piece while it is being encoded.
///
/// | bytes | meaning |
/// |---|---|
/// | varint | the stamp, shifted left by one; the lowest bit says whether the message goes out in pieces |
/// | value | as the codec writes it |
/// | 1 byte | only in pieces: 0 if the value is whole, 1 if encoding it failed |
final class MessageOutput extends Output {
  static final int IN_PIECES = 1;
  static final int WHOLE = 0;
  static final int ABORTED = 1;

  private static final int START = 128;

  /// A little less than a frame holds.
  private static final int PIECE = (32 << 10) - 64;

  /// Where the pieces of a large message go.
  interface Sink {
    /// Sends a piece, waiting for room.
    ///
    /// @param last whether the message ends with it
    void piece(byte[] bytes, int length, boolean last) throws InterruptedException;
  }

  /// Carries an interrupt through the codec, which reports it as a cause.
  static final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1;

    Interrupted(InterruptedException cause) {
      super(cause);
    }

    InterruptedException asChecked() {
      InterruptedException exception = new InterruptedException("interrupted while sending");
      exception.initCause(this);
      return exception;
    }
  }

  private final Sink sink;
  private boolean inPieces;

  MessageOutput(long stamp, Sink sink) {
    super(START);
    this.sink = sink;
    writeVarLong(stamp << 1);
  }

  @Override
  protected void overflow(int needed) {
    if (position + (long) needed <= PIECE) {
      int wanted = Math.max(position + needed, 2 * buffer.length);
      buffer = Arrays.copyOf(buffer, Math.min(PIECE, wanted));
      return;
    }
    if (buffer.length < PIECE) {
      buffer = Arrays.copyOf(buffer, PIECE);
      if (position + MIN_ROOM <= PIECE) {
        return;
      }
    }
    drain();
  }

  private void drain() {
    if (!inPieces) {
      inPieces = true;
      buffer[0] |= IN_PIECES;
    }
    try {
      sink.piece(buffer, position, false);
    } catch (InterruptedException e) {
      throw new Interrupted(e);
    }
    drained();
  }

  /// Sends the rest.
  void finish() throws InterruptedException {
    if (inPieces) {
      writeByte(WHOLE);
    }
    sink.piece(buffer, position, true);
  }
}
