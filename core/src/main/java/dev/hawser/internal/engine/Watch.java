package dev.hawser.internal.engine;

import dev.hawser.spi.EngineMap.Change;
import dev.hawser.spi.EngineMap.Watcher;
import java.io.Closeable;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;

/// One watcher of one map. It hears nothing after it was closed, and what it throws is logged and
/// harms nobody else.
final class Watch implements Closeable {
  private final Watcher watcher;
  private final Consumer<Watch> onClose;
  private volatile boolean closed;

  Watch(Watcher watcher, Consumer<Watch> onClose) {
    this.watcher = watcher;
    this.onClose = onClose;
  }

  void changed(Change change) {
    tell(() -> watcher.changed(change));
  }

  void gap() {
    tell(watcher::gap);
  }

  @Override
  public void close() {
    closed = true;
    onClose.accept(this);
  }

  private void tell(Runnable news) {
    if (closed) {
      return;
    }
    try {
      news.run();
    } catch (RuntimeException | Error e) {
      System.getLogger("dev.hawser").log(Level.ERROR, "a map's watcher failed", e);
    }
  }
}
