package dev.hawser.internal.cluster;

import dev.hawser.Delivery;
import dev.hawser.HawserException;
import dev.hawser.MapChange;
import dev.hawser.SharedMap;
import dev.hawser.Subscription;
import dev.hawser.ValueException;
import dev.hawser.call.Cluster.Lending;
import dev.hawser.call.Task1;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// A worker: some threads that each take a chunk, do it, and take the next. The last one to end
/// takes the worker off the board.
final class Lender implements Lending {
  private final Board board;
  private final SharedMap<Notice> jobs;
  private final Delivery<Integer> berth;
  private final List<Lane> lanes = new ArrayList<>();
  private final AtomicInteger running = new AtomicInteger();
  private final LongAdder done = new LongAdder();
  private final ConcurrentHashMap<UUID, Task1<Object, ?, ?>> functions = new ConcurrentHashMap<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean closing;
  private volatile @Nullable RuntimeException failure;
  private volatile Subscription subscription = () -> {};

  private Lender(Board board, Delivery<Integer> berth) {
    this.board = board;
    this.jobs = board.jobs();
    this.berth = berth;
  }

  static Lender start(Board board, int processors) {
    try {
      Delivery<Integer> berth = board.berths().claim();
      boolean begun = false;
      try {
        Lender lender = new Lender(board, berth);
        lender.begin(processors);
        begun = true;
        return lender;
      } finally {
        if (!begun) {
          berth.close();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("lending was interrupted");
    }
  }

  private void begin(int processors) {
    board.workers().set(Board.key(berth.value()), processors);
    subscription = jobs.onChange(this::changed);
    for (int i = 0; i < processors; i++) {
      lanes.add(new Lane(this, board));
    }
    running.set(processors);
    for (Lane lane : lanes) {
      Thread.ofPlatform().daemon().name("hawser-worker-" + berth.value()).start(lane);
    }
  }

  // ---- for the lanes ----

  boolean isClosing() {
    return closing;
  }

  void itemDone() {
    done.increment();
  }

  /// The job that a chunk belongs to, or null if it is over or nobody's.
  @Nullable Notice jobOf(Chunk chunk) {
    try {
      Notice job = jobs.get(Board.key(chunk.desk()));
      return job != null && job.id().equals(chunk.job()) ? job : null;
    } catch (ValueException e) {
      return null;
    }
  }

  /// A job's function, which is fetched once.
  Task1<Object, ?, ?> function(Chunk chunk) {
    Task1<Object, ?, ?> function = functions.computeIfAbsent(chunk.job(), _ -> fetch(chunk.desk()));
    if (jobOf(chunk) == null) {
      functions.remove(chunk.job());
    }
    return function;
  }

  @SuppressWarnings("unchecked") // It was made for the items of its job.
  private Task1<Object, ?, ?> fetch(int desk) {
    Object cargo = board.cargo(desk).get(Board.FUNCTION);
    if (cargo != null && Parcel.unwrap(cargo) instanceof Task1<?, ?, ?> function) {
      return (Task1<Object, ?, ?>) function;
    }
    throw new CancellationException("the job is over");
  }

  /// A lane has ended.
  void ended(@Nullable RuntimeException reason) {
    if (reason != null && !closing) {
      failure = reason;
      stop();
    }
    if (running.decrementAndGet() == 0) {
      leave();
    }
  }

  private void leave() {
    subscription.close();
    functions.clear();
    try (berth) {
      board.workers().remove(Board.key(berth.value()));
    } catch (HawserException e) {
      // The session is over; submitters see by the berth that this worker is gone.
    } finally {
      over.countDown();
    }
  }

  // ---- jobs that end ----

  private void changed(MapChange<Notice> change) {
    Notice before = change.oldValue();
    if (before != null && !before.equals(change.newValue())) {
      functions.remove(before.id());
      lanes.forEach(lane -> lane.giveUp(before.id()));
    }
  }

  // ---- lending ----

  @Override
  public long done() {
    return done.sum();
  }

  @Override
  public void await() throws InterruptedException {
    over.await();
    RuntimeException reason = failure;
    if (reason != null) {
      throw reason;
    }
  }

  private void stop() {
    closing = true;
    lanes.forEach(Lane::stop);
  }

  @Override
  public void close() {
    stop();
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
