package dev.hawser.internal.session;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The thread that writes a link's frames when nobody else does. It is started when first needed
/// and ends when it has been idle for a while, so an idle session has none.
final class Writer {
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final Outbox outbox;
  private final Thread.Builder threads;
  private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
  private volatile boolean wanted;
  private volatile boolean parked;

  Writer(Outbox outbox, Thread.Builder threads) {
    this.outbox = outbox;
    this.threads = threads;
  }

  /// Lets the thread look for something to write. Never blocks.
  void wake() {
    wanted = true;
    Thread running = thread.get();
    if (running == null) {
      Thread fresh = threads.unstarted(this::run);
      if (thread.compareAndSet(null, fresh)) {
        fresh.start();
      } else {
        wake();
      }
    } else if (parked) {
      LockSupport.unpark(running);
    }
  }

  private void run() {
    do {
      while (wanted) {
        wanted = false;
        outbox.flushAll();
        // What is sent meanwhile goes out with the next write: many callers, few writes.
        Thread.yield();
      }
      parked = true;
      if (!wanted) {
        LockSupport.parkNanos(this, IDLE_NANOS);
      }
      parked = false;
    } while (wanted);
    thread.set(null);
    if (wanted) {
      wake();
    }
  }
}
