package dev.hawser.benchmarks;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;

/// Givers on one connection put items into a queue, takers on another take them out; both are in
/// this process, so that one clock times the way of each item.
final class HandOver {
  private static final int ITEM_SIZE = 64;
  private static final long LAST = -1;

  /// How many items may be on their way: enough to keep all callers busy.
  private static final int WINDOW = 1024;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @FunctionalInterface
  private interface Work {
    void run() throws Exception;
  }

  private final ClientEnd.Queues givingEnd;
  private final ClientEnd.Queues takingEnd;
  private final Pace pace;
  private final Semaphore window = new Semaphore(WINDOW);
  private final LongAdder givenCount = new LongAdder();
  private final LongAdder givenSum = new LongAdder();
  private final LongAdder takenCount = new LongAdder();
  private final LongAdder takenSum = new LongAdder();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final CountDownLatch failed = new CountDownLatch(1);
  private volatile boolean measuring;
  private volatile boolean over;

  HandOver(ClientEnd.Queues givingEnd, ClientEnd.Queues takingEnd, Pace pace) {
    this.givingEnd = givingEnd;
    this.takingEnd = takingEnd;
    this.pace = pace;
  }

  Load.Outcome run(int pairs, Thread.Builder threads) throws Exception {
    List<Histogram> histograms = new ArrayList<>();
    List<Thread> takers = new ArrayList<>();
    List<Thread> givers = new ArrayList<>();
    for (int i = 0; i < pairs; i++) {
      Histogram nanos = new Histogram(3);
      histograms.add(nanos);
      takers.add(start(threads, () -> take(nanos)));
      givers.add(start(threads, this::give));
    }
    pause(pace.warmUp());
    long before = takenCount.sum();
    long start = System.nanoTime();
    measuring = true;
    pause(pace.measure());
    measuring = false;
    double seconds = (System.nanoTime() - start) / 1e9;
    long taken = takenCount.sum() - before;
    over = true;
    finish(givers, takers);
    Histogram all = new Histogram(3);
    histograms.forEach(all::add);
    return new Load.Outcome(taken, seconds, all);
  }

  private void give() throws Exception {
    for (long number = 1; !over; number++) {
      window.acquire();
      givingEnd.put(item(number, System.nanoTime()));
      givenCount.increment();
      givenSum.add(number);
    }
  }

  private void take(Histogram nanos) throws Exception {
    while (true) {
      ByteBuffer item = ByteBuffer.wrap(takingEnd.take());
      if (item.remaining() != ITEM_SIZE) {
        throw new IllegalStateException("took an item of " + item.remaining() + " bytes");
      }
      long number = item.getLong();
      if (number == LAST) {
        return;
      }
      if (measuring) {
        nanos.recordValue(System.nanoTime() - item.getLong());
      }
      takenCount.increment();
      takenSum.add(number);
      window.release();
    }
  }

  private static byte[] item(long number, long time) {
    return ByteBuffer.allocate(ITEM_SIZE).putLong(number).putLong(time).array();
  }

  private void finish(List<Thread> givers, List<Thread> takers) throws Exception {
    join(givers);
    for (int i = 0; i < takers.size(); i++) {
      givingEnd.put(item(LAST, 0));
    }
    join(takers);
    if (givenCount.sum() != takenCount.sum() || givenSum.sum() != takenSum.sum()) {
      throw new IllegalStateException("gave " + givenCount + " items, took " + takenCount);
    }
  }

  private void join(List<Thread> threads) throws Exception {
    for (Thread thread : threads) {
      if (failure.get() == null && !thread.join(PATIENCE)) {
        throw new TimeoutException("a caller is still waiting " + PATIENCE + " after the end");
      }
    }
    throwFailure();
  }

  private Thread start(Thread.Builder threads, Work work) {
    return threads.start(() -> {
      try {
        work.run();
      } catch (Throwable thrown) {
        failure.compareAndSet(null, thrown);
        failed.countDown();
      }
    });
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
}
