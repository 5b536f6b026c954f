package dev.hawser.internal.session;

import java.lang.System.Logger.Level;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Runs tasks one at a time in the order they were added, on whichever thread comes along. Adding
/// is allowed under any lock; running is not.
final class Serial {
  private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicInteger pending = new AtomicInteger();

  void add(Runnable task) {
    tasks.add(task);
  }

  /// Runs what was added, or leaves it to the thread that is running tasks now.
  void run() {
    if (pending.getAndIncrement() != 0) {
      return;
    }
    int seen = 1;
    do {
      for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
        runSafely(task);
      }
      seen = pending.addAndGet(-seen);
    } while (seen != 0);
  }

  private static void runSafely(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      ResumableSession.LOG.log(Level.ERROR, "a session's listener failed", e);
    }
  }
}
