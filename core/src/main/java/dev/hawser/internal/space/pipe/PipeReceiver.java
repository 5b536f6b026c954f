package dev.hawser.internal.space.pipe;

import dev.hawser.HawserException;
import dev.hawser.ValueException;
import dev.hawser.internal.codec.Foreign;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.operation.Causality;
import dev.hawser.internal.operation.Channel;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.space.pipe.Inbox.Piece;
import dev.hawser.internal.space.value.Values;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The receiving end of a pipe's other direction. Each message is decoded by the thread that
/// receives it.
final class PipeReceiver {
  private static final int CREDIT_BATCH = 32 << 10;
  private static final int SMALL = 1 << 10;

  private final Inbox inbox;
  private final Values values;
  private final Foreign incoming;
  private final Causality causality;
  private final Patience patience;
  private final Slowdown slowdown;

  /// Who holds it is the receiver of the next message.
  private final ReentrantLock turn = new ReentrantLock();

  /// Pieces moved over from the inbox. Guarded by the turn.
  private ArrayDeque<Piece> batch = new ArrayDeque<>();

  /// Bytes taken that the sender has not been told of. Guarded by the turn.
  private int owed;

  PipeReceiver(Inbox inbox, Values values, Foreign incoming, Channel channel, Slowdown slowdown) {
    this.inbox = inbox;
    this.values = values;
    this.incoming = incoming;
    this.causality = channel.causality();
    this.patience = channel.patience();
    this.slowdown = slowdown;
  }

  Inbox inbox() {
    return inbox;
  }

  /// Receives the next message.
  ///
  /// @return null if none came by that moment
  @Nullable Object receive(long moment) throws InterruptedException {
    if (!turn.tryLock() && !turn.tryLock(patience.left(moment), TimeUnit.NANOSECONDS)) {
      return null;
    }
    Piece message;
    try {
      while (true) {
        Object back = inbox.takeReturned();
        if (back != null) {
          return back;
        }
        if (!slowdown.await(patience.left(moment)) || !fetch(patience.left(moment))) {
          return inbox.takeReturned();
        }
        causality.await(stamp(), moment);
        if (isWhole()) {
          message = take();
          break;
        }
        Object value = decodeInPieces();
        if (value != null) {
          return value;
        }
      }
    } finally {
      turn.unlock();
    }
    return decode(message);
  }

  /// Receives the next message if it is there and nothing that happened before it is missing.
  @Nullable Object tryReceive() {
    if (!turn.tryLock()) {
      return null;
    }
    Piece message;
    try {
      Object back = inbox.takeReturned();
      if (back != null || slowdown.isOn() || !fetchNow() || !causality.hasReached(stamp())) {
        return back;
      }
      if (!isWhole()) {
        return decodeInPieces();
      }
      message = take();
    } finally {
      turn.unlock();
    }
    return decode(message);
  }

  private boolean fetchNow() {
    try {
      return fetch(0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Makes sure that the batch holds the next message, or the beginning of it.
  private boolean fetch(long nanos) throws InterruptedException {
    if (!batch.isEmpty()) {
      return true;
    }
    inbox.consumed(owed);
    owed = 0;
    ArrayDeque<Piece> fresh = inbox.exchange(batch, nanos);
    if (fresh == null) {
      return false;
    }
    batch = fresh;
    return true;
  }

  private long stamp() {
    byte[] first = batch.getFirst().bytes();
    return new Input(first).readVarLong() >>> 1;
  }

  /// Whether the next message is here in one piece.
  private boolean isWhole() {
    return batch.getFirst().last();
  }

  private Piece take() {
    Piece piece = batch.remove();
    owed += piece.bytes().length;
    if (owed >= CREDIT_BATCH) {
      inbox.consumed(owed);
      owed = 0;
    }
    return piece;
  }

  private Object decode(Piece piece) {
    // For a small message the clock would cost more than it can tell.
    long begun = piece.bytes().length > SMALL ? slowdown.now() : 0;
    try {
      Input in = new Input(piece.bytes());
      boolean hasTrailer = (in.readVarLong() & MessageOutput.IN_PIECES) != 0;
      Object value = values.read(in, incoming);
      if (in.remaining() != (hasTrailer ? 1 : 0)) {
        throw new ValueException("malformed message: bytes are left over");
      }
      return value;
    } catch (ValueException e) {
      slowdown.refused(begun == 0 ? slowdown.now() : begun);
      throw e;
    }
  }

  /// Decodes a message that is here, or will be, in several pieces. Its receiver keeps the turn
  /// meanwhile.
  ///
  /// @return null if its sender could not finish it
  private @Nullable Object decodeInPieces() {
    long begun = slowdown.now();
    MessageInput in = new MessageInput(inbox, batch);
    boolean hasTrailer = (in.readVarLong() & MessageOutput.IN_PIECES) != 0;
    try {
      Object value = values.read(in, incoming);
      boolean aborted = hasTrailer && in.readByte() == MessageOutput.ABORTED;
      if (in.hasMore()) {
        throw new ValueException("malformed message: bytes are left over");
      }
      return aborted ? null : value;
    } catch (HawserException e) {
      if (in.skip() == MessageOutput.ABORTED && hasTrailer) {
        return null;
      }
      slowdown.refused(begun);
      throw e;
    }
  }
}
