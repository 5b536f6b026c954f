package dev.hawser.internal.call;

import dev.hawser.internal.operation.Threads;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The threads on which the code runs that one session's other end sends.
///
/// It may compute for hours, and virtual threads that compute keep all others waiting. So only as
/// many calls in the process run on virtual threads, which are quicker to start, as leave half of
/// the processors to others; more run on platform threads, among which the operating system divides
/// the processors fairly, and beyond a number of these on virtual ones again. No call ever waits
/// for a thread.
///
/// A session does not share platform threads with others, so that nothing its calls leave in thread
/// locals outlives it.
final class CallThreads {
  private static final int MOST_PLATFORM = 256;
  private static final long IDLE_SECONDS = 5;
  private static final String NAME = "call";

  private static final Semaphore VIRTUAL =
      new Semaphore(Runtime.getRuntime().availableProcessors() / 2);
  private static final Semaphore PLATFORM = new Semaphore(MOST_PLATFORM);

  private final ThreadPoolExecutor platform =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          CallThreads::platformThread,
          (call, _) -> Threads.start(NAME, call));

  /// A platform thread, or null if there are enough.
  private static @Nullable Thread platformThread(Runnable work) {
    if (!PLATFORM.tryAcquire()) {
      return null;
    }
    return Thread.ofPlatform()
        .daemon()
        .name("hawser-" + NAME)
        .inheritInheritableThreadLocals(false)
        .unstarted(() -> {
          try {
            work.run();
          } finally {
            PLATFORM.release();
          }
        });
  }

  /// Runs a call on a thread that nothing else runs on meanwhile.
  void run(Runnable call) {
    if (VIRTUAL.tryAcquire()) {
      Threads.start(
          NAME,
          () -> {
            try {
              call.run();
            } finally {
              VIRTUAL.release();
            }
          });
    } else {
      platform.execute(() -> Threads.runSafely(NAME, call));
    }
  }

  /// Lets the threads go as soon as their calls are over.
  void end() {
    platform.shutdown();
  }
}
