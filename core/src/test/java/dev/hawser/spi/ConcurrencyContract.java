package dev.hawser.spi;

import static dev.hawser.spi.EngineSubject.bytes;
import static dev.hawser.spi.EngineSubject.done;
import static dev.hawser.spi.EngineSubject.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.spi.EngineMap.Change;
import dev.hawser.spi.EngineMap.Condition;
import dev.hawser.spi.EngineMap.Entry;
import dev.hawser.spi.EngineMap.Snapshot;
import dev.hawser.spi.EngineMap.Watcher;
import dev.hawser.spi.EngineMap.Write;
import dev.hawser.spi.EngineMap.Written;
import dev.hawser.spi.EngineQueue.Command;
import dev.hawser.spi.EngineQueue.Lease;
import dev.hawser.spi.EngineQueue.Settlement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What holds when many threads use an engine at once.
public interface ConcurrencyContract extends EngineSubject {
  int THREADS = 8;

  /// One thread's part of a test.
  interface Part {
    void run(int thread, Operations operations) throws Exception;
  }

  /// Runs a part in each of many threads, each with an origin of its own, to the end.
  private static void together(int threads, Part part) throws Exception {
    try (ExecutorService executor = Executors.newThreadPerTaskExecutor(Thread::new)) {
      List<Callable<Void>> parts = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int thread = i;
        parts.add(() -> {
          part.run(thread, new Operations(100 + thread));
          return null;
        });
      }
      for (Future<Void> each : executor.invokeAll(parts, 120, TimeUnit.SECONDS)) {
        each.get();
      }
    }
  }

  @Test
  @DisplayName("a counter raised by compare-and-set from 8 threads is exact")
  default void countsExactly() throws Exception {
    int rounds = 2_000;
    set("counter", "0");

    together(
        THREADS,
        (_, operations) -> {
          for (int i = 0; i < rounds; i++) {
            increment(operations);
          }
        });

    assertThat(get("counter")).isEqualTo(String.valueOf(THREADS * rounds));
  }

  private void increment(Operations operations) {
    boolean applied = false;
    while (!applied) {
      Entry entry = done(map().read("counter"));
      byte[] next = bytes(String.valueOf(1 + Integer.parseInt(text(entry.value()))));
      Condition unchanged = new Condition.At(entry.version());
      applied =
          done(map().write(new Write(operations.next(), "counter", unchanged, next))).applied();
    }
  }

  @Test
  @DisplayName("a write repeated by two threads at the same time is done once")
  default void repeatsTogetherOnce() throws Exception {
    int rounds = 100;
    int perRound = 200; // fewer than an engine remembers, so neither thread may fall behind further
    List<Operation> shared = new ArrayList<>();
    for (int i = 0; i < rounds * perRound; i++) {
      shared.add(operations().next());
    }
    CyclicBarrier nextRound = new CyclicBarrier(2);
    AtomicInteger changes = new AtomicInteger();
    map().watch(0, new Follower(new Snapshot(0, Map.of()), changes));

    together(
        2,
        (_, _) -> {
          for (int i = 0; i < shared.size(); i++) {
            if (i % perRound == 0) {
              nextRound.await();
            }
            done(map().write(new Write(shared.get(i), "key", new Condition.Always(), bytes("x"))));
          }
        });

    assertThat(changes.get()).isEqualTo(shared.size());
  }

  /// Keeps a copy of a map up to date, as a replica does, and notes whatever is out of order.
  final class Follower implements Watcher {
    private final Map<String, @Nullable String> copy = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final AtomicInteger changes;
    private volatile long version;

    Follower(Snapshot snapshot, AtomicInteger changes) {
      snapshot.entries().forEach((key, entry) -> copy.put(key, text(entry.value())));
      version = snapshot.version();
      this.changes = changes;
    }

    @Override
    public void changed(Change change) {
      changes.incrementAndGet();
      if (change.version() <= version) {
        faults.add("version " + change.version() + " after " + version);
      }
      version = change.version();
      String before =
          change.after() == null
              ? copy.remove(change.key())
              : copy.put(change.key(), text(change.after()));
      if (!String.valueOf(before).equals(String.valueOf(text(change.before())))) {
        faults.add(change.key() + " was " + before + ", not " + text(change.before()));
      }
    }

    @Override
    public void gap() {
      faults.add("a gap");
    }

    void verify(Snapshot end) {
      Map<String, @Nullable String> expected = new HashMap<>();
      end.entries().forEach((key, entry) -> expected.put(key, text(entry.value())));
      assertThat(faults).isEmpty();
      assertThat(version).isEqualTo(end.version());
      assertThat(copy).isEqualTo(expected);
    }
  }

  @Test
  @DisplayName("snapshot and watch together miss nothing and repeat nothing while others write")
  default void snapshotThenWatch() throws Exception {
    long seed = new Random().nextLong();
    System.out.println("snapshotThenWatch: seed " + seed);
    int perRound = 250; // by all together fewer than an engine remembers, so nobody meets a gap
    CyclicBarrier nextRound = new CyclicBarrier(THREADS);
    ConcurrentLinkedQueue<Follower> followers = new ConcurrentLinkedQueue<>();

    together(
        THREADS,
        (thread, operations) -> {
          RandomGenerator random = new Random(seed + thread);
          for (int i = 0; i < 20 * perRound; i++) {
            if (i % perRound == 0) {
              nextRound.await();
            }
            if (i % (2 * perRound) == thread) {
              followers.add(follow());
            }
            writeAnything(operations, random);
          }
        });

    Snapshot end = done(map().snapshot());
    assertThat(followers).hasSize(10 * THREADS);
    followers.forEach(follower -> follower.verify(end));
  }

  private Follower follow() {
    Snapshot snapshot = done(map().snapshot());
    Follower follower = new Follower(snapshot, new AtomicInteger());
    map().watch(snapshot.version(), follower);
    return follower;
  }

  private void writeAnything(Operations operations, RandomGenerator random) {
    String key = "key " + random.nextInt(20);
    byte[] value = random.nextInt(3) == 0 ? null : bytes("value " + random.nextInt());
    Condition condition =
        switch (random.nextInt(3)) {
          case 0 -> new Condition.Absent();
          case 1 -> new Condition.Present();
          default -> new Condition.Always();
        };
    done(map().write(new Write(operations.next(), key, condition, value)));
  }

  @Test
  @DisplayName("no answer to a write tells more than its thread's own watcher has heard")
  default void answersNeverRunAhead() throws Exception {
    CyclicBarrier allFollow = new CyclicBarrier(THREADS);
    together(
        THREADS,
        (_, operations) -> {
          Follower own = follow();
          allFollow.await();
          for (int i = 0; i < 2_000; i++) {
            Condition condition = i % 2 == 0 ? new Condition.Absent() : new Condition.Always();
            byte[] value = i % 3 == 0 ? null : bytes("x");
            Written written =
                done(map().write(new Write(operations.next(), "key", condition, value)));
            assertThat(own.version).isGreaterThanOrEqualTo(written.version());
          }
        });
  }

  @Test
  @DisplayName(
      "of 100,000 items put, taken and withdrawn by 8 threads none is lost and none doubled")
  default void losesAndDoublesNothing() throws Exception {
    long seed = new Random().nextLong();
    System.out.println("losesAndDoublesNothing: seed " + seed);
    int putters = THREADS / 2;
    int perPutter = 25_000;
    manage(new Command.Capacity(64));
    ConcurrentLinkedQueue<String> taken = new ConcurrentLinkedQueue<>();
    AtomicInteger left = new AtomicInteger(putters * perPutter);

    together(
        THREADS,
        (thread, operations) -> {
          RandomGenerator random = new Random(seed + thread);
          if (thread < putters) {
            putAll(thread, perPutter, operations, random);
          } else {
            takeAll(left, taken, operations, random);
          }
        });

    assertThat(taken).hasSize(putters * perPutter).doesNotHaveDuplicates();
    assertThat(size()).isZero();
  }

  /// Puts items, withdrawing some puts and then putting the item again if it was withdrawn in time.
  private void putAll(int thread, int count, Operations operations, RandomGenerator random) {
    for (int i = 0; i < count; i++) {
      byte[] item = bytes(thread + "/" + i);
      CompletableFuture<Boolean> put = queue().put(operations.next(), item, true);
      if (random.nextInt(4) == 0 && put.cancel(true)) {
        put = queue().put(operations.next(), item, true);
      }
      done(put);
    }
  }

  /// Takes items, withdrawing some takes, refusing some items, and acknowledging the others.
  private void takeAll(
      AtomicInteger left,
      ConcurrentLinkedQueue<String> taken,
      Operations operations,
      RandomGenerator random)
      throws Exception {
    while (left.get() > 0) {
      CompletableFuture<@Nullable Lease> take = queue().take(operations.next(), LEASE, true);
      if (random.nextInt(4) == 0 && take.cancel(true)) {
        continue;
      }
      Lease lease = takenBeforeTheEnd(take, left);
      if (lease == null) {
        continue;
      }
      boolean refuse = random.nextInt(10) == 0;
      Settlement settlement = refuse ? new Settlement.Nack(true) : new Settlement.Ack();
      assertThat(done(queue().settle(operations.next(), lease.id(), settlement))).isTrue();
      if (!refuse) {
        taken.add(text(lease.item()));
        left.decrementAndGet();
      }
    }
  }

  /// Waits for a lease as long as other threads have not taken all there is.
  private static @Nullable Lease takenBeforeTheEnd(
      CompletableFuture<@Nullable Lease> take, AtomicInteger left) throws Exception {
    while (!take.isDone()) {
      if (left.get() == 0 && take.cancel(true)) {
        return null;
      }
      Thread.onSpinWait();
    }
    return take.get();
  }

  @Test
  @DisplayName("each taker gets the items of each putter in the order they were put")
  default void keepsOrderPerPutter() throws Exception {
    int putters = THREADS / 2;
    int perPutter = 10_000;
    AtomicInteger left = new AtomicInteger(putters * perPutter);

    together(
        THREADS,
        (thread, operations) -> {
          if (thread < putters) {
            for (int i = 0; i < perPutter; i++) {
              queue().put(operations.next(), bytes(thread + "/" + i), true);
            }
            return;
          }
          int[] next = new int[putters];
          while (left.get() > 0) {
            Lease lease = takenBeforeTheEnd(queue().take(operations.next(), LEASE, true), left);
            if (lease != null) {
              left.decrementAndGet();
              String[] item = text(lease.item()).split("/");
              int putter = Integer.parseInt(item[0]);
              int number = Integer.parseInt(item[1]);
              assertThat(number).isGreaterThanOrEqualTo(next[putter]);
              next[putter] = number + 1;
            }
          }
        });
  }
}
