package dev.hawser.internal.security;

import dev.hawser.security.AdmissionLimits;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Lets only so many handshakes go on at once; the others wait in line, and none waits for one of
/// another address that has all its turns.
final class Turns {
  private final Headcount going;
  private final Queue<Turn> waiting = new ArrayDeque<>();

  Turns(AdmissionLimits limits) {
    this.going = new Headcount(limits.handshakes(), limits.handshakesPerAddress());
  }

  /// Lines up.
  synchronized Turn lineUp(String address) {
    Turn turn = new Turn(address);
    waiting.add(turn);
    next();
    return turn;
  }

  /// Whether others wait for those of an address to be done.
  synchronized boolean isCrowded(@Nullable String address) {
    return !waiting.isEmpty() && (going.isFull(address) || !going.hasRoom());
  }

  private synchronized void next() {
    Iterator<Turn> line = waiting.iterator();
    while (line.hasNext() && going.hasRoom()) {
      Turn turn = line.next();
      if (going.enter(turn.address)) {
        line.remove();
        turn.mine = true;
        turn.called.countDown();
      }
    }
  }

  private synchronized void leave(Turn turn) {
    boolean _ = waiting.remove(turn);
    if (turn.mine) {
      turn.mine = false;
      going.leave(turn.address);
      next();
    }
  }

  /// A place in the line, and then a turn.
  final class Turn {
    private final String address;
    private final CountDownLatch called = new CountDownLatch(1);
    private boolean mine;

    private Turn(String address) {
      this.address = address;
    }

    /// Waits until it has come, or was given up.
    void await() throws InterruptedException {
      called.await();
    }

    /// Wakes who waits for it in vain.
    void giveUp() {
      called.countDown();
    }

    /// Ends it, or leaves the line.
    void end() {
      leave(this);
    }
  }
}
