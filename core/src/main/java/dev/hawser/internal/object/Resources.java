package dev.hawser.internal.object;

import dev.hawser.Subscription;
import dev.hawser.internal.operation.Threads;
import java.lang.System.Logger.Level;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What is closed when a session ends.
final class Resources {
  private final Set<Tracked> open = new LinkedHashSet<>();
  private boolean over;

  /// Not a record: a resource may be tracked twice.
  private static final class Tracked {
    private final AutoCloseable resource;

    Tracked(AutoCloseable resource) {
      this.resource = resource;
    }
  }

  /// Closes something when the session ends; soon if it has.
  Subscription track(AutoCloseable resource) {
    Tracked tracked = new Tracked(resource);
    synchronized (this) {
      if (!over) {
        open.add(tracked);
        return () -> forget(tracked);
      }
    }
    close(List.of(tracked));
    return () -> {};
  }

  private synchronized void forget(Tracked tracked) {
    open.remove(tracked);
  }

  /// The session is over: closes all, the latest first. Never waits.
  void end() {
    List<Tracked> all;
    synchronized (this) {
      over = true;
      all = List.copyOf(open).reversed();
      open.clear();
    }
    if (!all.isEmpty()) {
      close(all);
    }
  }

  private static void close(List<Tracked> all) {
    Threads.start("closing-resources", () -> all.forEach(Resources::close));
  }

  private static void close(Tracked tracked) {
    try {
      tracked.resource.close();
    } catch (Throwable e) {
      Threads.log(Level.WARNING, "a resource of a session that ended could not be closed", e);
      boolean _ = Thread.interrupted();
    }
  }
}
