package dev.hawser.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Client;
import dev.hawser.RefusedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Which calls of an object wait for each other, and where they run.
@Timeout(180)
class ThreadingTest {
  private final ObjectLab lab = new ObjectLab();

  @AfterEach
  void close() {
    lab.close();
  }

  interface Desk {
    /// @return how many were inside at once
    int work(int number);

    int nest(IntUnaryOperator back, int depth);
  }

  /// Notes who is inside.
  static final class Office implements Desk {
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    private final List<String> threads = Collections.synchronizedList(new ArrayList<>());

    @Override
    public int work(int number) {
      int now = inside.incrementAndGet();
      most.accumulateAndGet(now, Math::max);
      order.add(number);
      threads.add(Thread.currentThread().getName());
      Thread.yield();
      inside.decrementAndGet();
      return now;
    }

    @Override
    public int nest(IntUnaryOperator back, int depth) {
      return depth == 0 ? 0 : 1 + back.applyAsInt(depth - 1);
    }
  }

  private static List<CompletableFuture<Integer>> hundred(Desk desk) {
    List<CompletableFuture<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      int number = i;
      all.add(Proxies.callAsync(desk, it -> it.work(number)));
    }
    return all;
  }

  private static void await(List<CompletableFuture<Integer>> all) throws Exception {
    for (CompletableFuture<Integer> each : all) {
      var _ = each.get(60, TimeUnit.SECONDS);
    }
  }

  @Test
  @DisplayName("calls of a serial object run one after the other, in the order in which they came")
  void serial() throws Exception {
    Office office = new Office();
    var _ = lab.server().exports().add("desk", office, ExportOptions.defaults().serial());
    await(hundred(lab.client().lookup("desk", Desk.class)));
    assertThat(office.most).hasValue(1);
    assertThat(office.order).hasSize(100).isSorted();
  }

  @Test
  @DisplayName("calls of a serial object run one after the other whoever calls")
  void serialAcrossSessions() throws Exception {
    Office office = new Office();
    var _ = lab.server().exports().add("desk", office, ExportOptions.defaults().serial());
    try (Client other = lab.join()) {
      List<CompletableFuture<Integer>> all = hundred(lab.client().lookup("desk", Desk.class));
      all.addAll(hundred(other.lookup("desk", Desk.class)));
      await(all);
    }
    assertThat(office.most).hasValue(1);
  }

  interface Counter {
    void count();

    int counted();
  }

  /// Counts slowly.
  static final class SlowCounter implements Counter {
    private int counted;

    @Override
    public void count() {
      int before = counted;
      Thread.yield();
      counted = before + 1;
    }

    @Override
    public int counted() {
      return counted;
    }
  }

  @Test
  @DisplayName("one-way calls of a serial object come before the calls that are made after them")
  void serialOneway() {
    var _ = lab.server().exports().add("n", new SlowCounter(), ExportOptions.defaults().serial());
    Counter counter = lab.client().lookup("n", Counter.class);
    Counter oneway = Proxies.oneway(counter);
    for (int i = 1; i <= 200; i++) {
      oneway.count();
      assertThat(counter.counted()).isEqualTo(i);
    }
  }

  interface Gate {
    void pass();

    void open();
  }

  /// One who passes waits until another session opens.
  private static Gate gate(CountDownLatch open) {
    return new Gate() {
      @Override
      public void pass() {
        try {
          open.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }

      @Override
      public void open() {
        open.countDown();
      }
    };
  }

  @Test
  @DisplayName("calls that are serial per session do not wait for those of other sessions")
  void serialPerSession() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    var _ =
        lab.server().exports().add("gate", gate(open), ExportOptions.defaults().serialPerSession());
    Gate gate = lab.client().lookup("gate", Gate.class);
    CompletableFuture<?> passing = Proxies.runAsync(gate, Gate::pass);
    CompletableFuture<?> behind = Proxies.runAsync(gate, Gate::open);
    try (Client other = lab.join()) {
      Gate elsewhere = other.lookup("gate", Gate.class);
      assertThat(behind).isNotDone();
      elsewhere.open();
    }
    var _ = passing.get(60, TimeUnit.SECONDS);
    var _ = behind.get(60, TimeUnit.SECONDS);
  }

  @Test
  @DisplayName("a serial object can be called again by whom it calls, to any depth")
  void reentrant() {
    var _ = lab.server().exports().add("desk", new Office(), ExportOptions.defaults().serial());
    Desk desk = lab.client().lookup("desk", Desk.class);
    assertThat(desk.nest(new Again(desk), 20)).isEqualTo(20);
  }

  /// Calls back, and so on.
  private static final class Again implements IntUnaryOperator {
    private final Desk desk;

    Again(Desk desk) {
      this.desk = desk;
    }

    @Override
    public int applyAsInt(int depth) {
      return desk.nest(this, depth);
    }
  }

  @Test
  @DisplayName("calls run on the executor that the export names, in order")
  void onExecutor() throws Exception {
    Office office = new Office();
    try (ExecutorService stage =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().name("stage").factory())) {
      var _ = lab.server().exports().add("desk", office, ExportOptions.defaults().on(stage));
      await(hundred(lab.client().lookup("desk", Desk.class)));
    }
    assertThat(office.threads).hasSize(100).containsOnly("stage");
    assertThat(office.order).isSorted();
  }

  @Test
  @DisplayName("an executor that runs what it gets at once never holds up the connection")
  void onCallingThread() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    var _ =
        lab.server().exports().add("gate", gate(open), ExportOptions.defaults().on(Runnable::run));
    Gate gate = lab.client().lookup("gate", Gate.class);
    CompletableFuture<?> passing = Proxies.runAsync(gate, Gate::pass);
    assertThat(lab.client().ping()).isPositive();
    open.countDown();
    var _ = passing.get(60, TimeUnit.SECONDS);
  }

  @Test
  @DisplayName("calls that are serial on an executor wait for each other there")
  void serialOnExecutor() throws Exception {
    Office office = new Office();
    try (ExecutorService many = Executors.newFixedThreadPool(4)) {
      ExportOptions options = ExportOptions.defaults().serial().on(many);
      var _ = lab.server().exports().add("desk", office, options);
      await(hundred(lab.client().lookup("desk", Desk.class)));
    }
    assertThat(office.most).hasValue(1);
    assertThat(office.order).isSorted();
  }

  @Test
  @DisplayName("an executor that refuses a call makes it fail, saying so")
  void refusedByExecutor() {
    ExportOptions options =
        ExportOptions.defaults()
            .on(_ -> {
              throw new RejectedExecutionException("the curtain is down");
            });
    var _ = lab.server().exports().add("desk", new Office(), options);
    Desk desk = lab.client().lookup("desk", Desk.class);
    assertThatThrownBy(() -> desk.work(1))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("executor")
        .hasMessageContaining("the curtain is down");
  }

  @Test
  @DisplayName("a serial object that is busy can still be looked up")
  void busyButFound() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    var _ = lab.server().exports().add("gate", gate(open), ExportOptions.defaults().serial());
    CompletableFuture<?> passing =
        Proxies.runAsync(lab.client().lookup("gate", Gate.class), Gate::pass);
    try (Client other = lab.join()) {
      assertThat(other.lookup("gate", Gate.class)).isNotNull();
    }
    open.countDown();
    var _ = passing.get(60, TimeUnit.SECONDS);
  }

  @Test
  @DisplayName("a call that was given up while it waited for its turn never runs")
  void givenUpInLine() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    Office office = new Office();
    interface Both extends Gate, Desk {}
    Gate gate = gate(open);
    Both both =
        new Both() {
          @Override
          public void pass() {
            gate.pass();
          }

          @Override
          public void open() {
            gate.open();
          }

          @Override
          public int work(int number) {
            return office.work(number);
          }

          @Override
          public int nest(IntUnaryOperator back, int depth) {
            return 0;
          }
        };
    var _ = lab.server().exports().add("both", both, ExportOptions.defaults().serial());
    Both there = lab.client().lookup("both", Both.class);
    CompletableFuture<?> passing = Proxies.runAsync(there, Both::pass);
    CompletableFuture<Integer> dropped = Proxies.callAsync(there, it -> it.work(1));
    CompletableFuture<Integer> kept = Proxies.callAsync(there, it -> it.work(2));
    assertThat(dropped.cancel(true)).isTrue();
    assertThat(lab.client().ping()).isPositive(); // by now the other end knows
    open.countDown();
    var _ = passing.get(60, TimeUnit.SECONDS);
    assertThat(kept.get(60, TimeUnit.SECONDS)).isEqualTo(1);
    assertThat(office.order).containsExactly(2);
  }
}
