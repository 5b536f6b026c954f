package dev.hawser.internal.session;

import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Looks every millisecond whether a task holds a reader up: one thread for all links of the
/// process, while readers take turns. So a turn that is short wakes nobody.
final class Lookout {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final Lookout ONLY = new Lookout();

  private final Set<Readers> watched = ConcurrentHashMap.newKeySet();

  /// Whether there is a thread. Guarded by this.
  private boolean manned;

  private Lookout() {}

  /// Looks at these readers from now on, until they have taken no turn for a while.
  static void watch(Readers readers) {
    ONLY.add(readers);
  }

  private synchronized void add(Readers readers) {
    watched.add(readers);
    if (manned) {
      notifyAll();
      return;
    }
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .name("hawser-lookout")
            .inheritInheritableThreadLocals(false)
            .unstarted(this::lookAround);
    try {
      thread.start();
      manned = true;
    } catch (OutOfMemoryError e) {
      ResumableSession.LOG.log(Level.ERROR, "nobody looks after slow tasks", e);
    }
  }

  private void lookAround() {
    while (staysOn()) {
      LockSupport.parkNanos(this, LOOK_NANOS);
      watched.forEach(this::look);
    }
  }

  private void look(Readers readers) {
    boolean again = true;
    try {
      again = readers.look();
    } catch (RuntimeException | Error e) {
      ResumableSession.LOG.log(Level.ERROR, "a reader could not be relieved", e);
    }
    if (!again) {
      watched.remove(readers);
      readers.unwatched();
    }
  }

  /// Waits while there is nothing to look at.
  ///
  /// @return false if that took too long, and the thread ends
  private synchronized boolean staysOn() {
    long end = System.nanoTime() + IDLE_NANOS;
    long left = IDLE_NANOS;
    while (watched.isEmpty() && left > 0) {
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException _) {
        // Nobody has reason to interrupt it.
      }
      left = end - System.nanoTime();
    }
    manned = !watched.isEmpty();
    return manned;
  }
}
