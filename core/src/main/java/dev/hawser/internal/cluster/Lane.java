package dev.hawser.internal.cluster;

import dev.hawser.ClosedException;
import dev.hawser.Delivery;
import dev.hawser.DisconnectedException;
import dev.hawser.HawserException;
import dev.hawser.PermissionException;
import dev.hawser.SharedQueue;
import dev.hawser.ValueException;
import dev.hawser.call.Task1;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// One processor of a worker: takes a chunk, does it, reports, and only then acknowledges it. So a
/// chunk whose worker dies at any moment is done by another, perhaps again.
final class Lane implements Runnable {
  private final Lender lender;
  private final Board board;

  /// All below is guarded by this.
  private @Nullable Thread thread;

  /// Whether there is a chunk.
  private boolean busy;

  /// The job whose function runs now. Only then may it be interrupted to give that up.
  private @Nullable UUID working;

  Lane(Lender lender, Board board) {
    this.lender = lender;
    this.board = board;
  }

  @Override
  public void run() {
    RuntimeException reason = null;
    bind(Thread.currentThread());
    try {
      SharedQueue<Object> tasks = board.tasks();
      while (!lender.isClosing()) {
        takeOne(tasks);
      }
    } catch (RuntimeException e) {
      reason = e;
    } catch (InterruptedException e) {
      // It was told to stop while it had nothing to do.
    } finally {
      bind(null);
      lender.ended(reason);
    }
  }

  private void takeOne(SharedQueue<Object> tasks) throws InterruptedException {
    try (Delivery<Object> delivery = tasks.lease(Notice.USUAL_LEASE)) {
      begin();
      if (delivery.value() instanceof Chunk chunk) {
        work(chunk, delivery);
      }
      acknowledge(delivery);
    } finally {
      finish();
    }
  }

  private static void acknowledge(Delivery<?> delivery) {
    try {
      delivery.ack();
    } catch (ClosedException e) {
      // The lease was lost, and another worker does the chunk again.
    }
  }

  private void work(Chunk chunk, Delivery<?> delivery) throws InterruptedException {
    Report report;
    enter(chunk.job());
    try {
      Notice job = lender.jobOf(chunk);
      if (job == null) {
        return;
      }
      report = report(chunk, delivery, job);
    } finally {
      exit();
    }
    if (lender.jobOf(chunk) != null) {
      send(report, board.results(chunk.desk()));
    }
  }

  // ---- working ----

  private Report report(Chunk chunk, Delivery<?> delivery, Notice job) {
    if (delivery.attempt() > job.attempts()) {
      return new Report.Lost(chunk.job(), chunk.first(), delivery.attempt());
    }
    try (var _ = LeaseKeeper.of(delivery, job.lease())) {
      return compute(chunk, delivery.attempt());
    }
  }

  /// What cannot be read here fails the job; but a worker that is not allowed to read it, or not
  /// connected any more, is none, and leaves the chunk to others.
  private Report compute(Chunk chunk, int attempt) {
    Task1<Object, ?, ?> function;
    List<?> items;
    try {
      function = lender.function(chunk);
      items = items(chunk);
    } catch (PermissionException | DisconnectedException | ClosedException e) {
      throw e;
    } catch (HawserException | CancellationException e) {
      return failed(chunk, attempt, Parcel.wrap(e));
    }
    List<@Nullable Object> results = new ArrayList<>(items.size());
    try {
      for (Object item : items) {
        results.add(function.call(item));
        lender.itemDone();
      }
    } catch (Throwable e) {
      return failed(chunk, attempt, Parcel.wrap(e));
    }
    return new Report.Done(chunk.job(), chunk.first(), attempt, Parcel.wrap(results));
  }

  private List<?> items(Chunk chunk) {
    List<?> items = chunk.items();
    if (items != null) {
      return items;
    }
    Object cargo = board.cargo(chunk.desk()).get(Board.key(chunk.first()));
    if (cargo != null && Parcel.unwrap(cargo) instanceof List<?> list) {
      return list;
    }
    throw new CancellationException("the items are gone");
  }

  // ---- reporting ----

  private static void send(Report report, SharedQueue<Report> results) throws InterruptedException {
    try {
      results.put(report);
    } catch (ValueException | PermissionException e) {
      results.put(plainly(report, e));
    }
  }

  /// What can be said of a chunk without any type that others do not know: an exception's text at
  /// least, if it was one, else why its results cannot travel.
  private static Report plainly(Report report, HawserException reason) {
    return switch (report) {
      case Report.Done(var job, int first, int attempt, var _) ->
          new Report.Failed(job, first, attempt, reason);
      case Report.Failed(var job, int first, int attempt, Object failure) ->
          new Report.Failed(job, first, attempt, Parcel.unwrap(failure));
      case Report.Lost _ -> throw reason;
    };
  }

  private static Report failed(Chunk chunk, int attempt, Object failure) {
    return new Report.Failed(chunk.job(), chunk.first(), attempt, failure);
  }

  // ---- interrupting ----

  /// Says which thread is to be interrupted.
  private synchronized void bind(@Nullable Thread runner) {
    thread = runner;
    boolean _ = Thread.interrupted();
  }

  private synchronized void begin() {
    busy = true;
    boolean _ = Thread.interrupted(); // to stop while there was nothing to do, which was too late
  }

  private synchronized void finish() {
    busy = false;
  }

  private synchronized void enter(UUID job) {
    working = job;
  }

  private synchronized void exit() {
    working = null;
    boolean _ = Thread.interrupted(); // what was meant for the function
  }

  /// Takes nothing more.
  synchronized void stop() {
    if (!busy && thread != null) {
      thread.interrupt();
    }
  }

  /// Interrupts the function of a job that is over.
  synchronized void giveUp(UUID job) {
    if (job.equals(working) && thread != null) {
      thread.interrupt();
    }
  }
}
