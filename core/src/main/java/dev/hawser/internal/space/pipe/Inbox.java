package dev.hawser.internal.space.pipe;

import dev.hawser.ClosedException;
import dev.hawser.DisconnectedException;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.internal.session.Stream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What has arrived on a pipe and was not received yet. It exists before anybody receives, and the
/// stream's window bounds it.
///
/// The thread that reads the connection adds pieces; a receiver moves many at once over to itself.
final class Inbox {
  /// A piece of a message, or all of one.
  record Piece(byte[] bytes, boolean last) {}

  private final int muchWaiting;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();

  private ArrayDeque<Piece> pieces = new ArrayDeque<>();
  private final ArrayDeque<Object> returned = new ArrayDeque<>();
  private volatile boolean hasReturned;
  private int whole;
  private long bytesWaiting;
  private int waiters;
  private @Nullable Stream stream;
  private @Nullable HawserException end;

  /// Creates one.
  ///
  /// @param window how much the sender may send before it must wait
  Inbox(int window) {
    this.muchWaiting = window / 2;
  }

  /// The other end's direction begins.
  ///
  /// @return false if it has begun before
  boolean begin(Stream from) {
    lock.lock();
    try {
      if (stream != null) {
        return false;
      }
      stream = from;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// A piece arrived.
  void add(byte[] bytes, int offset, int length, boolean last) {
    Piece piece = new Piece(Arrays.copyOfRange(bytes, offset, offset + length), last);
    lock.lock();
    try {
      pieces.add(piece);
      bytesWaiting += length;
      if (last) {
        whole++;
      }
      if (waiters > 0 && isReady()) {
        arrived.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Nothing more will arrive.
  void end(HawserException reason) {
    lock.lock();
    try {
      if (end == null) {
        end = reason;
      }
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Takes a message back whose receiver turned out to be gone, for the next one.
  void giveBack(Object message) {
    lock.lock();
    try {
      returned.addFirst(message);
      hasReturned = true;
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// A message that was given back, or null.
  @Nullable Object takeReturned() {
    if (!hasReturned) {
      return null;
    }
    lock.lock();
    try {
      Object message = returned.poll();
      hasReturned = !returned.isEmpty();
      return message;
    } finally {
      lock.unlock();
    }
  }

  /// Whether a receiver waits.
  boolean isAwaited() {
    lock.lock();
    try {
      return waiters > 0;
    } finally {
      lock.unlock();
    }
  }

  /// Says that so many bytes were used.
  void consumed(int bytes) {
    Stream from = stream;
    if (from != null && bytes > 0) {
      from.consumed(bytes);
    }
  }

  /// Whether receiving could begin: a whole message is there, or so much of a large one that its
  /// sender may be waiting for us.
  private boolean isReady() {
    return whole > 0 || bytesWaiting >= muchWaiting;
  }

  /// Moves all whole messages over to a receiver, or the first pieces of a large one.
  ///
  /// @param empty an empty container that the inbox keeps in exchange
  /// @param nanos how long to wait
  /// @return a container with at least one piece, or null if nothing came in time or a message was
  ///   given back
  /// @throws HawserException if nothing more will come
  @Nullable ArrayDeque<Piece> exchange(ArrayDeque<Piece> empty, long nanos)
      throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (!awaitReady(nanos)) {
        return null;
      }
      boolean onlyWhole = whole > 0;
      ArrayDeque<Piece> moved = pieces;
      pieces = empty;
      while (onlyWhole && !moved.getLast().last()) {
        pieces.addFirst(moved.removeLast());
      }
      recount();
      return moved;
    } finally {
      lock.unlock();
    }
  }

  private boolean awaitReady(long nanos) throws InterruptedException {
    long left = nanos;
    waiters++;
    try {
      while (!isReady()) {
        if (hasReturned) {
          return false;
        }
        if (end != null) {
          throw again(end);
        }
        if (left <= 0) {
          return false;
        }
        left = arrived.awaitNanos(left);
      }
      return true;
    } finally {
      waiters--;
    }
  }

  /// Moves what is there of a message that has begun. More will come soon, so this waits through
  /// interrupts, for enough to be worth a change of threads.
  ///
  /// @throws HawserException if nothing more will come
  void more(ArrayDeque<Piece> target) {
    lock.lock();
    waiters++;
    try {
      while (!isReady() && end == null) {
        arrived.awaitUninterruptibly();
      }
      if (pieces.isEmpty() && end != null) {
        throw again(end);
      }
      target.addAll(pieces);
      pieces.clear();
      recount();
    } finally {
      waiters--;
      lock.unlock();
    }
  }

  private void recount() {
    whole = 0;
    bytesWaiting = 0;
    for (Piece piece : pieces) {
      bytesWaiting += piece.bytes().length;
      whole += piece.last() ? 1 : 0;
    }
  }

  /// A fresh exception for one receiver.
  private static HawserException again(HawserException reason) {
    String message = String.valueOf(reason.getMessage());
    return reason instanceof ClosedException
        ? new ClosedException(message, Outcome.NOT_SENT, reason)
        : new DisconnectedException(message, Outcome.NOT_SENT, reason);
  }
}
