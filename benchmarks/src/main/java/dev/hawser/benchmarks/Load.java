package dev.hawser.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;

/// Callers that each repeat a step, first to warm up and then under measurement.
final class Load {
  /// What one caller does again and again.
  @FunctionalInterface
  interface Step {
    void run(long turn) throws Exception;
  }

  /// The operations counted within the time measured, and how long each took.
  record Outcome(long operations, double seconds, Histogram nanos) {
    double rate() {
      return operations / seconds;
    }
  }

  private enum Phase {
    WARM_UP,
    MEASURE,
    OVER
  }

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Pace pace;
  private final Thread.Builder threads;
  private final CountDownLatch failed = new CountDownLatch(1);
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private volatile Phase phase = Phase.WARM_UP;

  private Load(Pace pace, Thread.Builder threads) {
    this.pace = pace;
    this.threads = threads;
  }

  /// Runs the callers; each of their steps counts as `batch` operations.
  static Outcome run(
      int callers, int batch, Pace pace, Thread.Builder threads, IntFunction<Step> steps)
      throws Exception {
    return new Load(pace, threads).run(callers, batch, steps);
  }

  private Outcome run(int callers, int batch, IntFunction<Step> steps) throws Exception {
    List<Caller> running = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      running.add(new Caller(steps.apply(i), batch));
    }
    List<Thread> started = running.stream().map(threads::start).toList();
    pause(pace.warmUp());
    phase = Phase.MEASURE;
    long start = System.nanoTime();
    pause(pace.measure());
    phase = Phase.OVER;
    double seconds = (System.nanoTime() - start) / 1e9;
    for (Thread thread : started) {
      if (failure.get() == null && !thread.join(PATIENCE)) {
        throw new TimeoutException("a caller is still waiting " + PATIENCE + " after the end");
      }
    }
    throwFailure();
    Histogram nanos = new Histogram(3);
    running.forEach(caller -> nanos.add(caller.nanos));
    return new Outcome(nanos.getTotalCount() * batch, seconds, nanos);
  }

  private void pause(double seconds) throws Exception {
    if (failed.await((long) (seconds * 1e9), TimeUnit.NANOSECONDS)) {
      throwFailure();
    }
  }

  private void throwFailure() throws Exception {
    Throwable thrown = failure.get();
    if (thrown != null) {
      throw new Exception("a caller failed", thrown);
    }
  }

  private final class Caller implements Runnable {
    final Histogram nanos = new Histogram(3);
    private final Step step;
    private final int batch;

    Caller(Step step, int batch) {
      this.step = step;
      this.batch = batch;
    }

    @Override
    public void run() {
      try {
        for (long turn = 0; phase != Phase.OVER; turn++) {
          long start = System.nanoTime();
          step.run(turn);
          long end = System.nanoTime();
          if (phase == Phase.MEASURE) {
            nanos.recordValue((end - start) / batch);
          }
        }
      } catch (Throwable thrown) {
        failure.compareAndSet(null, thrown);
        failed.countDown();
      }
    }
  }
}
