package dev.hawser.internal.operation;

import java.lang.System.Logger.Level;

/// Starts the virtual threads that run users' code. Nothing of the starting thread is handed down,
/// since that may be a caller who happens to read the connection.
public final class Threads {
  private Threads() {}

  /// Runs a task on a virtual thread of its own. What it throws is logged.
  public static Thread start(String name, Runnable task) {
    return unstarted(name, task, true);
  }

  /// As {@link #start}, leaving the start to the caller.
  public static Thread prepare(String name, Runnable task) {
    return unstarted(name, task, false);
  }

  private static Thread unstarted(String name, Runnable task, boolean start) {
    Thread thread =
        Thread.ofVirtual()
            .name("hawser-" + name)
            .inheritInheritableThreadLocals(false)
            .unstarted(() -> runSafely(name, task));
    if (start) {
      thread.start();
    }
    return thread;
  }

  /// Runs users' code, logging what it throws.
  public static void runSafely(String name, Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      log(Level.WARNING, name + " failed; everything else goes on", e);
    }
  }

  public static void log(Level level, String message, Throwable cause) {
    System.getLogger("dev.hawser").log(level, message, cause);
  }
}
