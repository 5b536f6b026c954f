package dev.hawser.internal.eval;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;

/// Runs the compiler on a thread of its own, while the caller waits.
///
/// Nobody interrupts that thread: an interrupt in the middle of reading would close, for good, the
/// jar files that the compiler keeps open. What the compiled code does is handed back and runs on
/// the caller's thread, with its scoped values, and can be interrupted there.
final class Aside {
  private static final long STACK_BYTES = 8 << 20;

  private final BlockingQueue<Runnable> handedBack = new LinkedBlockingQueue<>();
  private boolean finished; // known to the caller's thread alone

  private Aside() {}

  /// Something that runs aside.
  interface Work<R> {
    R run(Aside aside) throws Exception;
  }

  /// Runs work aside and waits for it, even if interrupted.
  static <R> R call(Work<R> work) throws Exception {
    Aside aside = new Aside();
    Callable<R> body = () -> work.run(aside);
    FutureTask<R> task =
        new FutureTask<>(body) {
          @Override
          protected void done() {
            aside.handedBack.add(() -> aside.finished = true);
          }
        };
    Thread.ofPlatform()
        .name("hawser-compile")
        .daemon()
        .inheritInheritableThreadLocals(false)
        .stackSize(STACK_BYTES)
        .start(task);
    aside.serve();
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw new IllegalStateException("the compiler failed: " + e.getCause(), e.getCause());
    }
  }

  /// Runs a task on the caller's thread and waits for it.
  void handBack(Runnable task) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    handedBack.add(() -> {
      try {
        task.run();
      } finally {
        done.countDown();
      }
    });
    done.await();
  }

  private void serve() {
    boolean interrupted = false;
    try {
      while (!finished) {
        try {
          Runnable next = handedBack.take();
          if (interrupted) {
            Thread.currentThread().interrupt();
          }
          next.run();
          interrupted = Thread.interrupted();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
