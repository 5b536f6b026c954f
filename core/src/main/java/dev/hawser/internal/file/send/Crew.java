package dev.hawser.internal.file.send;

import dev.hawser.ClosedException;
import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.internal.operation.Threads;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The threads of one half of a transfer. What one of them throws ends the half.
final class Crew {
  /// What one thread does.
  @FunctionalInterface
  interface Job {
    void run() throws InterruptedException;
  }

  private final Consumer<HawserException> failed;
  private final CompletableFuture<Void> gone = new CompletableFuture<>();
  private int running;
  private boolean over;

  Crew(Consumer<HawserException> failed) {
    this.failed = failed;
  }

  /// Starts a thread, unless all is over.
  synchronized void start(String name, Job job) {
    if (!over) {
      running++;
      var _ =
          Thread.ofPlatform()
              .daemon()
              .name("hawser-" + name)
              .inheritInheritableThreadLocals(false)
              .start(() -> run(name, job));
    }
  }

  private void run(String name, Job job) {
    try {
      job.run();
    } catch (InterruptedException e) {
      failed.accept(new ClosedException(name + " was interrupted", Outcome.MAYBE_EXECUTED));
    } catch (HawserException e) {
      failed.accept(e);
    } catch (RuntimeException | Error e) {
      Threads.log(Level.ERROR, name + " failed unexpectedly", e);
      failed.accept(
          new FileException(
              Reason.IO, "", name + " failed unexpectedly: " + e, Outcome.MAYBE_EXECUTED));
    } finally {
      ended();
    }
  }

  private void ended() {
    boolean last;
    synchronized (this) {
      running--;
      last = over && running == 0;
    }
    if (last) {
      gone.complete(null);
    }
  }

  /// Starts no more threads.
  void end() {
    boolean last;
    synchronized (this) {
      over = true;
      last = running == 0;
    }
    if (last) {
      gone.complete(null);
    }
  }

  /// Completes when the last thread is gone, after {@link #end}.
  CompletableFuture<Void> gone() {
    return gone;
  }
}
