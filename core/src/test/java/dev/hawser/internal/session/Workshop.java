package dev.hawser.internal.session;

import dev.hawser.HawserException;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A service for tests whose work is users' code: it runs as a task on the thread that reads, or,
/// if that has no time, on one of its own.
final class Workshop {
  /// The service's number.
  static final int TASK = 6;

  /// What users do with a request.
  interface Work {
    byte[] answer(Job job) throws Exception;
  }

  final AtomicInteger run = new AtomicInteger();
  final AtomicInteger refused = new AtomicInteger();
  final AtomicInteger elsewhere = new AtomicInteger();
  private volatile Work work = Job::request;

  /// Sets what is done with every request from now on.
  void does(Work next) {
    work = next;
  }

  /// Hears of a stream of this service.
  StreamListener accept() {
    return new Bench();
  }

  private final class Bench implements StreamListener {
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();

    @Override
    public void received(Stream stream, byte[] bytes, int offset, int length, boolean whole) {
      stream.consumed(length);
      message.write(bytes, offset, length);
      if (whole) {
        Job job = new Job(stream, message.toByteArray());
        if (!Turn.offer(job)) {
          refused.incrementAndGet();
          job.start();
        }
      }
    }

    @Override
    public void ended(Stream stream) {}

    @Override
    public void failed(Stream stream, HawserException reason) {}
  }

  /// One request and what is done with it.
  final class Job implements Turn.Task {
    final CountDownLatch stalled = new CountDownLatch(1);
    private final Stream stream;
    private final byte[] request;
    private volatile @Nullable Turn turn;

    Job(Stream stream, byte[] request) {
      this.stream = stream;
      this.request = request;
    }

    byte[] request() {
      return request;
    }

    /// The turn it runs in, or null if it has a thread of its own.
    @Nullable Turn turn() {
      return turn;
    }

    /// Interrupts it, if it runs in a turn.
    boolean interrupt() {
      Turn now = turn;
      return now != null && now.interrupt(this);
    }

    /// Waits until it is known to hold the reader up.
    void awaitStall() throws InterruptedException {
      if (!stalled.await(60, TimeUnit.SECONDS)) {
        throw new AssertionError("it does not count as stalled");
      }
    }

    @Override
    public void run(Turn own) {
      turn = own;
      work();
    }

    @Override
    public void runElsewhere() {
      elsewhere.incrementAndGet();
      start();
    }

    @Override
    public void stalled() {
      stalled.countDown();
    }

    private void start() {
      Thread.ofVirtual().name("own-thread").start(this::work);
    }

    private void work() {
      run.incrementAndGet();
      byte[] answer;
      try {
        answer = work.answer(this);
      } catch (Exception e) {
        stream.reset(String.valueOf(e));
        return;
      }
      stream.post(answer, 0, answer.length, true);
    }
  }
}
