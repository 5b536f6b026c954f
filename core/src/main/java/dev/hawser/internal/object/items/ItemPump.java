package dev.hawser.internal.object.items;

import dev.hawser.HawserException;
import dev.hawser.internal.call.Circumstances;
import dev.hawser.internal.call.CurrentCall;
import dev.hawser.internal.object.reference.Home;
import dev.hawser.internal.operation.Threads;
import dev.hawser.internal.session.Stream;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/// Sends the items of one source to the other end, on a thread of its own, until there are no more
/// or the other end wants no more.
final class ItemPump implements CurrentCall.Control {
  private final Home home;
  private final ItemSource source;
  private final ItemPages pages;
  private @Nullable Thread thread;

  /// Guarded by this, as what follows.
  private boolean stopped;

  private boolean over;

  ItemPump(Home home, Stream stream, ItemSource source) {
    this.home = home;
    this.source = source;
    this.pages = new ItemPages(home, stream, source);
  }

  /// Begins.
  void start() {
    Thread prepared = Threads.prepare("items", this::run);
    thread = prepared;
    prepared.start();
  }

  /// No more is wanted. Never waits.
  synchronized void stop() {
    stopped = true;
    Thread running = thread;
    if (!over && running != null) {
      running.interrupt();
    }
  }

  private void run() {
    try {
      send();
    } catch (HawserException _) {
      // The session is over, or the other end refuses to hear more.
    } finally {
      source.ended(this);
    }
  }

  private void send() {
    Throwable failure = null;
    try {
      CurrentCall current = new CurrentCall(home.peer(), Circumstances.none(), this);
      var _ =
          current.run(() -> {
            source.each(item -> !isCancelled() && pages.add(item));
            return null;
          });
    } catch (Throwable e) {
      failure = e;
    }
    end();
    if (failure == null || isCancelled()) {
      pages.end();
    } else {
      pages.fail(failure);
    }
  }

  /// From now on nobody interrupts its thread.
  private synchronized void end() {
    over = true;
    boolean _ = Thread.interrupted();
  }

  @Override
  public synchronized boolean isCancelled() {
    return stopped;
  }

  @Override
  public void progress(double done, String note) {}

  @Override
  public @Nullable PrintStream printer(boolean error) {
    return null;
  }
}
