package dev.hawser.internal.time;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// A timer whose time stands still until a test moves it.
///
/// Its time begins shortly before the largest `long`, so code that compares times other than by
/// difference fails.
public final class ManualTimer implements Timer {
  private static final long START = Long.MAX_VALUE - Duration.ofMillis(5).toNanos();

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(
          Comparator.comparingLong((Task task) -> task.time - START)
              .thenComparingLong(task -> task.number));
  private long now = START;
  private long lastNumber;

  private record Task(long time, long number, Runnable work) {}

  @Override
  public synchronized long nanoTime() {
    return now;
  }

  @Override
  public synchronized Alarm schedule(long delayNanos, Runnable task) {
    Task added = new Task(now + Math.max(0, delayNanos), ++lastNumber, task);
    tasks.add(added);
    return () -> cancel(added);
  }

  /// Moves the time and runs, on the calling thread, all tasks that become due: in the order of
  /// their times, each when its time is shown, and those that they schedule in turn.
  public void advance(Duration time) {
    long end = nanoTime() + time.toNanos();
    for (Task task = nextUntil(end); task != null; task = nextUntil(end)) {
      task.work.run();
    }
  }

  /// How many tasks wait for their time.
  public synchronized int waiting() {
    return tasks.size();
  }

  private synchronized @Nullable Task nextUntil(long end) {
    Task next = tasks.peek();
    if (next == null || next.time - end > 0) {
      now = end;
      return null;
    }
    now = next.time;
    return tasks.remove();
  }

  private synchronized void cancel(Task task) {
    tasks.remove(task);
  }
}
