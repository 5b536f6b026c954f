package dev.hawser.internal.space.pipe;

import dev.hawser.DeadlineException;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.time.Timer;
import java.util.function.Function;

/// Lets a wait that knows only interrupts end at a deadline.
final class InterruptAlarm {
  /// Something that waits.
  @FunctionalInterface
  interface Wait {
    void run() throws InterruptedException;
  }

  private final Thread thread = Thread.currentThread();
  private boolean over;
  private boolean rang;

  private InterruptAlarm() {}

  /// Runs something that waits, interrupting it at a moment.
  ///
  /// @param late what to throw then
  static void call(
      Patience patience,
      long moment,
      Wait wait,
      Function<InterruptedException, DeadlineException> late)
      throws InterruptedException {
    InterruptAlarm interrupt = new InterruptAlarm();
    Timer.Alarm alarm = patience.alarm(moment, interrupt::ring);
    try {
      wait.run();
    } catch (InterruptedException e) {
      if (interrupt.stop()) {
        throw late.apply(e);
      }
      throw e;
    } finally {
      alarm.cancel();
      if (interrupt.stop()) {
        boolean _ = Thread.interrupted();
      }
    }
  }

  private synchronized void ring() {
    if (!over) {
      rang = true;
      thread.interrupt();
    }
  }

  /// @return whether it rang
  private synchronized boolean stop() {
    over = true;
    return rang;
  }
}
