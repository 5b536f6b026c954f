package dev.hawser.internal.tls;

import javax.net.ssl.SSLEngine;

/// The engine's long computations, done on the thread that needs them.
final class Tasks {
  private Tasks() {}

  static void run(SSLEngine engine) {
    Runnable task = engine.getDelegatedTask();
    while (task != null) {
      task.run();
      task = engine.getDelegatedTask();
    }
  }
}
