package dev.hawser.internal.session;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The threads that may read a link. One of them is *the reader*; when a task holds it up, another
/// takes its place. There is a second one only after that has happened, and for a while.
final class Readers {
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(3);

  /// With so many stalled turns a link takes no more tasks.
  private static final int MOST_STALLED = 4;

  /// After so many looks without a turn nobody looks any more.
  private static final int QUIET_LOOKS = 100;

  private final Link link;
  private final Thread.Builder threads;
  private final AtomicReference<@Nullable Thread> standBy = new AtomicReference<>();
  private final AtomicInteger stalled = new AtomicInteger();
  private volatile Thread reader;

  /// The last turn that was taken, even if it is over.
  private volatile @Nullable Turn turn;

  private volatile boolean watched;

  /// What the last look saw; only for {@link Lookout}.
  private @Nullable Turn seen;

  private int quiet;

  Readers(Link link, Thread.Builder threads) {
    this.link = link;
    this.threads = threads;
    this.reader = threads.unstarted(this::work);
  }

  void start() {
    reader.start();
  }

  /// Wakes the reader if it pauses.
  void wake() {
    LockSupport.unpark(reader);
  }

  /// Lets the threads end, now that the link is closed.
  void end() {
    wake();
    LockSupport.unpark(standBy.get());
  }

  /// Whether this thread is the reader.
  boolean isReader() {
    return Thread.currentThread() == reader;
  }

  private void work() {
    do {
      link.readWhileReader();
    } while (becomesReaderAgain());
  }

  /// Stands by, unless somebody else does.
  private boolean becomesReaderAgain() {
    Thread own = Thread.currentThread();
    if (!standBy.compareAndSet(null, own)) {
      return false;
    }
    long end = System.nanoTime() + IDLE_NANOS;
    while (!isReader()) {
      long left = link.isClosed() ? 0 : end - System.nanoTime();
      if (left <= 0 && standBy.compareAndSet(own, null)) {
        return false;
      }
      LockSupport.parkNanos(this, left);
    }
    return true;
  }

  // ---- turns ----

  /// Whether tasks may run on the reader.
  boolean haveTimeForTasks() {
    return stalled.get() < MOST_STALLED;
  }

  /// Notes that the reader begins a turn.
  void takes(Turn next) {
    turn = next;
    if (!watched) {
      watch();
    }
  }

  private void watch() {
    watched = true;
    Lookout.watch(this);
  }

  /// Puts another thread in the reader's place, which is held up.
  void relieve() {
    stalled.incrementAndGet();
    if (link.isClosed()) {
      return;
    }
    Thread next = standBy.getAndSet(null);
    if (next == null) {
      next = threads.unstarted(this::work);
      reader = next;
      next.start();
    } else {
      reader = next;
      LockSupport.unpark(next);
    }
  }

  /// Notes that a stalled turn is over.
  void returned() {
    stalled.decrementAndGet();
  }

  /// Looks whether the turn is still the one of the last look, which has stalled then.
  ///
  /// @return whether to look again
  boolean look() {
    Turn now = turn;
    boolean changed = now != seen;
    seen = now;
    boolean stalls = !changed && now != null && now.stallIfSlow();
    quiet = changed || stalls ? 0 : quiet + 1;
    return quiet < QUIET_LOOKS && !link.isClosed() || changed;
  }

  /// Notes that nobody looks any more, unless there was a turn in this moment.
  void unwatched() {
    watched = false;
    if (turn != seen) {
      watch();
    }
  }
}
