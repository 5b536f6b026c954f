package dev.hawser.internal.object.invocation;

import dev.hawser.RefusedException;
import dev.hawser.internal.object.export.Export;
import dev.hawser.internal.operation.Threads;
import dev.hawser.object.ExportOptions;
import dev.hawser.object.ExportOptions.Threading;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/// Calls that are begun in the order in which they came, by one virtual thread at a time: each when
/// the one before it is over, or, where only an executor is asked for, when that has taken it.
///
/// A call that was made inside the one that runs — the object called somebody who calls it again —
/// does not wait for that, since each would wait for the other: it runs at once.
final class Lane {
  private final boolean serial;
  private final @Nullable Executor executor;

  /// Guarded by this, as what follows.
  private final ArrayDeque<Execution> waiting = new ArrayDeque<>();

  private @Nullable Execution running;
  private boolean busy;

  private Lane(boolean serial, @Nullable Executor executor) {
    this.serial = serial;
    this.executor = executor;
  }

  /// The lane that an export asks for.
  static Lane of(Export export) {
    ExportOptions options = export.options();
    return new Lane(options.threading() != Threading.PARALLEL, options.executor());
  }

  /// Adds a call. Never waits.
  void add(Execution call) {
    if (mayRunNow(call)) {
      Threads.start("call", () -> run(call));
    } else if (becomesBusy(call)) {
      Threads.start("calls", this::runAll);
    }
  }

  private synchronized boolean mayRunNow(Execution call) {
    return running != null && call.isInside(running);
  }

  private synchronized boolean becomesBusy(Execution call) {
    waiting.addLast(call);
    boolean before = busy;
    busy = true;
    return !before;
  }

  private void runAll() {
    Execution call = next();
    while (call != null) {
      run(call);
      call = next();
    }
  }

  private synchronized @Nullable Execution next() {
    running = waiting.pollFirst();
    busy = running != null;
    return running;
  }

  private void run(Execution call) {
    Executor chosen = executor;
    if (chosen == null) {
      Threads.runSafely("call", call);
      return;
    }
    try {
      chosen.execute(call);
    } catch (RejectedExecutionException e) {
      call.refuse(
          new RefusedException(
              call.what() + " was refused by the executor it is to run on: " + e.getMessage()));
      return;
    } catch (RuntimeException | Error e) {
      call.refuse(new RefusedException(call.what() + " could not be handed to its executor: " + e));
      return;
    }
    if (serial) {
      call.awaitOver();
    }
  }
}
