package dev.hawser.internal.process;

import dev.hawser.HawserException;
import dev.hawser.RefusedException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Content that is sent, as far as the other end has room for it. Each kind has room of its own, so
/// that one which nobody reads does not hold up another.
final class Outflow {
  private final int which;
  private final Line line;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int window;
  private int room;
  private boolean shut;
  private boolean ended;

  Outflow(int which, Line line) {
    this.which = which;
    this.line = line;
  }

  /// Begins.
  ///
  /// @param most how much the other end takes before it makes room
  void open(int most) {
    lock.lock();
    try {
      window = most;
      room = most;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Sends content, waiting for room.
  ///
  /// @return whether all of it was sent; if not, nobody wants it any more
  boolean send(byte[] bytes, int offset, int length) throws InterruptedException {
    int sent = 0;
    while (sent < length) {
      int piece = takeRoom(Math.min(length - sent, Line.PIECE));
      if (piece == 0) {
        return false;
      }
      try {
        line.send(which, bytes, offset + sent, piece);
      } catch (HawserException e) {
        shut();
        return false;
      }
      sent += piece;
    }
    return true;
  }

  private int takeRoom(int wanted) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (room == 0 && !shut) {
        changed.await();
      }
      if (shut) {
        return 0;
      }
      int taken = Math.min(room, wanted);
      room -= taken;
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /// The other end has room for more.
  void room(int bytes) {
    lock.lock();
    try {
      if (bytes <= 0 || bytes > window - room) {
        throw new RefusedException("there cannot be room for " + bytes + " bytes more");
      }
      room += bytes;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Nobody wants any more.
  void shut() {
    lock.lock();
    try {
      shut = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Says, once, that no more comes.
  void end() {
    lock.lock();
    try {
      if (ended || shut) {
        return;
      }
      ended = true;
    } finally {
      lock.unlock();
    }
    line.say(Says.END, which);
  }
}
