package dev.hawser.internal.file;

import dev.hawser.file.TransferProgress;
import dev.hawser.internal.operation.Threads;
import dev.hawser.internal.time.Timer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Tells a listener how far a transfer has come, a few times a second. A listener that is slow
/// hears less, and holds up nothing.
final class News {
  private static final long PAUSE = Duration.ofMillis(250).toNanos();

  /// How long the last news may take to be heard before the transfer is over all the same.
  private static final long LAST = Duration.ofSeconds(2).toNanos();

  private final Consumer<TransferProgress> listener;
  private final Supplier<TransferProgress> progress;
  private final Timer timer;
  private final CompletableFuture<Void> told = new CompletableFuture<>();

  /// Guarded by this, as what follows: what the listener does not know yet.
  private @Nullable TransferProgress latest;

  private boolean telling;
  private boolean last;

  /// Creates one.
  ///
  /// @param progress what to tell
  News(Consumer<TransferProgress> listener, Supplier<TransferProgress> progress, Timer timer) {
    this.listener = listener;
    this.progress = progress;
    this.timer = timer;
  }

  /// Begins to tell.
  void start() {
    var _ = timer.schedule(PAUSE, this::tick);
  }

  private void tick() {
    if (offer(progress.get(), false)) {
      start();
    }
  }

  /// Tells how it ended.
  ///
  /// @return completes when the listener has heard it, or takes too long
  CompletableFuture<Void> last(TransferProgress end) {
    var _ = offer(end, true);
    Timer.Alarm alarm = timer.schedule(LAST, () -> told.complete(null));
    return told.whenComplete((_, _) -> alarm.cancel());
  }

  /// Returns whether there will be more.
  private boolean offer(TransferProgress news, boolean end) {
    synchronized (this) {
      if (last) {
        return false;
      }
      last = end;
      latest = news;
      if (telling) {
        return !end;
      }
      telling = true;
    }
    Threads.start("progress-of-transfer", this::tell);
    return !end;
  }

  private void tell() {
    TransferProgress news = next();
    while (news != null) {
      TransferProgress present = news;
      Threads.runSafely("the listener of a transfer", () -> listener.accept(present));
      news = next();
    }
  }

  private @Nullable TransferProgress next() {
    TransferProgress news;
    boolean end;
    synchronized (this) {
      news = latest;
      latest = null;
      telling = news != null;
      end = last && news == null;
    }
    if (end) {
      told.complete(null);
    }
    return news;
  }
}
