package dev.hawser.internal.file;

import java.util.ArrayDeque;
import java.util.Queue;

/// Lets so many things be done at once; others wait for their turn, in order.
final class Turns {
  private final int most;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int running;

  Turns(int most) {
    this.most = most;
  }

  /// Begins something now, or when it is its turn, on the thread that made room. Whatever was begun
  /// must {@link #leave}, also if it was not wanted any more.
  ///
  /// @param begin must not wait
  void take(Runnable begin) {
    synchronized (this) {
      if (running == most) {
        waiting.add(begin);
        return;
      }
      running++;
    }
    begin.run();
  }

  /// Something that was begun is over.
  void leave() {
    Runnable next;
    synchronized (this) {
      next = waiting.poll();
      if (next == null) {
        running--;
        return;
      }
    }
    next.run();
  }
}
