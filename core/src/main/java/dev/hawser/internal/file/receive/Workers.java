package dev.hawser.internal.file.receive;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Threads for what takes long with large files: reading older versions, waiting for the disk. Two
/// of them at most, and none while there is nothing to do.
final class Workers {
  private static final int MOST = 2;
  private static final int IDLE_SECONDS = 3;

  private final ThreadPoolExecutor executor;
  private final Consumer<Throwable> failed;

  /// @param failed told what a task throws
  Workers(Consumer<Throwable> failed) {
    this.failed = failed;
    executor =
        new ThreadPoolExecutor(
            MOST,
            MOST,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> unstarted("hawser-receive-file", task));
    executor.allowCoreThreadTimeOut(true);
  }

  /// A platform thread that keeps no process alive and inherits nothing.
  static Thread unstarted(String name, Runnable task) {
    return Thread.ofPlatform()
        .daemon()
        .name(name)
        .inheritInheritableThreadLocals(false)
        .unstarted(task);
  }

  /// What a worker does.
  interface Task {
    void run() throws InterruptedException;
  }

  /// Has something done.
  void run(Task task) {
    executor.execute(() -> {
      try {
        task.run();
      } catch (InterruptedException | RuntimeException | Error e) {
        failed.accept(e);
      }
    });
  }

  /// Takes no more tasks and waits until those it has are done.
  void close() {
    executor.close();
  }
}
