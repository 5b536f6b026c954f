package dev.hawser.internal.object.invocation;

import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.operation.Threads;
import dev.hawser.internal.time.Timer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Runs the one-way calls of one line. One virtual thread, *the runner*, begins them in their order
/// and runs them one after the other, which is all that quick ones need. If one blocks for a few
/// milliseconds, or computes for long, another runner goes on with the calls behind it.
public final class OnewayRunner {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  /// A call that computes is relieved after so many looks: its thread may just have been kept
  /// waiting for a processor, and those behind it would be begun first.
  private static final int PATIENT_LOOKS = 50;

  private final Patience patience;
  private final Queue<Execution> waiting = new ConcurrentLinkedQueue<>();

  /// Whether there is a runner. Guarded by this, as what follows.
  private volatile boolean manned;

  /// Who that is.
  private @Nullable Thread present;

  /// How many calls have begun.
  private long begun;

  /// How many had begun at the last look, and at how many before it.
  private long seen;

  private int looks;

  private volatile boolean watched;

  /// One that has nothing to do yet.
  public OnewayRunner(Patience patience) {
    this.patience = patience;
  }

  /// Adds a call; on the reading thread. Never waits.
  public void add(Execution call) {
    boolean _ = waiting.add(call);
    if (!manned) {
      man();
    } else if (!watched) {
      watch();
    }
  }

  /// Whether no call waits.
  public boolean isIdle() {
    return waiting.isEmpty();
  }

  private synchronized void man() {
    if (!manned) {
      manned = true;
      relieve();
    }
  }

  /// Puts a new runner in charge; under the lock.
  private void relieve() {
    Thread next = Threads.prepare("oneway", this::work);
    present = next;
    looks = 0;
    next.start();
  }

  private void work() {
    Thread own = Thread.currentThread();
    Execution call = next(own);
    while (call != null) {
      call.run();
      call = next(own);
    }
  }

  /// @return null if there is no more to do, or another runner is in charge
  private synchronized @Nullable Execution next(Thread own) {
    if (own != present) {
      return null;
    }
    Execution call = waiting.poll();
    if (call == null) {
      manned = false;
      // Who added one just now may have relied on this runner.
      call = waiting.poll();
      manned = call != null;
    }
    begun++;
    return call;
  }

  // ---- looking after the runner ----

  private synchronized void watch() {
    if (manned && !watched) {
      watched = true;
      seen = begun;
      looks = 0;
      lookSoon();
    }
  }

  private boolean isBlocked() {
    Thread runner = present;
    return runner != null
        && switch (runner.getState()) {
          case BLOCKED, WAITING, TIMED_WAITING -> true;
          case NEW, RUNNABLE, TERMINATED -> false;
        };
  }

  private void lookSoon() {
    Timer.Alarm _ = patience.alarm(patience.now() + LOOK_NANOS, this::look);
  }

  /// Puts another runner in charge if this one is still where it was.
  private synchronized void look() {
    watched = false;
    if (!manned || waiting.isEmpty()) {
      return;
    }
    watched = true;
    looks = begun == seen ? looks + 1 : 0;
    seen = begun;
    if (looks >= PATIENT_LOOKS || looks > 0 && isBlocked()) {
      relieve();
    }
    lookSoon();
  }
}
