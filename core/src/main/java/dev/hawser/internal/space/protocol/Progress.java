package dev.hawser.internal.space.protocol;

import dev.hawser.DeadlineException;
import dev.hawser.Outcome;
import dev.hawser.internal.operation.Patience;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// How far this client has come in applying the changes that its server addressed to it.
///
/// The server numbers changes as they become visible to anybody, and stamps everything else it
/// sends with the last number. Whoever receives such a thing waits here until all changes up to the
/// stamp are applied, so that reads see what happened before.
public final class Progress {
  private final Patience patience;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition advanced = lock.newCondition();

  /// Numbers that came early: changes of different maps may arrive in another order than they were
  /// numbered in. Only the applying thread uses it.
  private final Set<Long> ahead = new HashSet<>();

  private volatile long applied;
  private final AtomicInteger waiters = new AtomicInteger();
  private volatile boolean over;

  /// Creates that of one session, which has come nowhere yet.
  public Progress(Patience patience) {
    this.patience = patience;
  }

  /// Whether everything up to a stamp is applied, or nothing more will be.
  boolean hasReached(long stamp) {
    return applied >= stamp || over;
  }

  /// The change with this number was applied. Only one thread at a time calls this.
  public void applied(long number) {
    if (number == applied + 1 && ahead.isEmpty()) {
      applied = number;
    } else {
      ahead.add(number);
      long last = applied;
      while (ahead.remove(last + 1)) {
        last++;
      }
      applied = last;
    }
    if (waiters.get() > 0) {
      signal();
    }
  }

  /// Nothing more will be applied.
  public void end() {
    over = true;
    signal();
  }

  /// Waits until everything up to a stamp is applied, or nothing more will be.
  public void await(long stamp, long moment) throws InterruptedException {
    if (hasReached(stamp)) {
      return;
    }
    lock.lockInterruptibly();
    waiters.incrementAndGet();
    try {
      while (!hasReached(stamp)) {
        long left = patience.left(moment);
        if (left <= 0) {
          throw new DeadlineException(
              "the answer came, but not by its deadline the changes it rests on", Outcome.EXECUTED);
        }
        boolean _ = advanced.await(left, TimeUnit.NANOSECONDS);
      }
    } finally {
      waiters.decrementAndGet();
      lock.unlock();
    }
  }

  private void signal() {
    lock.lock();
    try {
      advanced.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
