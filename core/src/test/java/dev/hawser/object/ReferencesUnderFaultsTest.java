package dev.hawser.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.Client;
import dev.hawser.ClosedException;
import dev.hawser.DeadlineException;
import dev.hawser.HawserException;
import dev.hawser.Limits;
import dev.hawser.Outcome;
import dev.hawser.Peer;
import dev.hawser.PeerState;
import dev.hawser.Server;
import dev.hawser.call.CallOptions;
import dev.hawser.security.Trust;
import dev.hawser.testing.Cut;
import dev.hawser.testing.FaultPlan;
import dev.hawser.testing.MemoryNetwork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// No object is released early and none is kept for nothing, whatever the network does.
class ReferencesUnderFaultsTest {
  private static final int THREADS = 4;
  private static final int POOLED = 5;
  private static final long SEED = 20_261_121;

  private final MemoryNetwork network = new MemoryNetwork();
  private final FaultPlan faults = FaultPlan.over(network, SEED);
  private @Nullable Server server;
  private @Nullable Client client;

  @AfterEach
  void close() {
    var _ = faults.heal();
    if (client != null) {
      client.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @Remote
  interface Bead {
    int number();
  }

  interface Box {
    Bead bead(int index);

    boolean isBead(int index, Bead bead);

    List<Bead> make(int count);

    List<Bead> lend(List<Bead> beads);
  }

  private static final class WoodenBox implements Box {
    private final List<Bead> beads =
        IntStream.range(0, POOLED).mapToObj(WoodenBox::carved).toList();

    private static Bead carved(int number) {
      return () -> number;
    }

    @Override
    public Bead bead(int index) {
      return beads.get(index);
    }

    @Override
    public boolean isBead(int index, Bead bead) {
      return bead == beads.get(index);
    }

    @Override
    public List<Bead> make(int count) {
      return IntStream.range(0, count).mapToObj(WoodenBox::carved).toList();
    }

    @Override
    public List<Bead> lend(List<Bead> lent) {
      for (int i = 0; i < lent.size(); i++) {
        assertThat(lent.get(i).number()).isEqualTo(i);
      }
      return lent;
    }
  }

  private Box box(Limits limits) {
    Server opened =
        Server.builder()
            .transport(network)
            .listen(Address.memory("harbour"))
            .trust(Trust.full())
            .limits(limits)
            .grace(Duration.ofSeconds(3))
            .open();
    server = opened;
    var _ = opened.export("box", new WoodenBox());
    client =
        Client.builder()
            .transport(faults.transport())
            .trust(Trust.full())
            .connect("memory:harbour");
    return client.lookup("box", Box.class);
  }

  private Client client() {
    assertThat(client).isNotNull();
    return client;
  }

  private Peer peer() {
    assertThat(server).isNotNull();
    return server.client(client().id());
  }

  /// Nothing but the box is held, once the collector has run.
  private void nothingIsLeft() {
    ObjectLab.eventually(
        "only the box is held",
        () -> {
          System.gc();
          References here = client().references();
          References there = peer().references();
          return here.given().isEmpty()
              && here.held().size() <= 1
              && there.held().isEmpty()
              && there.given().size() <= 1;
        });
  }

  /// Has several threads do something many times while the collector runs again and again.
  private static void onManyThreads(int times, Consumer<SplittableRandom> work) throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    Thread collector =
        Thread.ofPlatform()
            .start(() -> {
              while (!over.get()) {
                System.gc();
                LockSupport.parkNanos(20_000_000);
              }
            });
    List<FutureTask<Integer>> all = new ArrayList<>();
    try {
      for (int i = 0; i < THREADS; i++) {
        SplittableRandom random = new SplittableRandom(SEED + i);
        FutureTask<Integer> task =
            new FutureTask<>(
                () -> IntStream.range(0, times).forEach(_ -> work.accept(random)), times);
        all.add(task);
        var _ = Thread.ofPlatform().start(task);
      }
      for (FutureTask<Integer> each : all) {
        assertThat(each.get(120, TimeUnit.SECONDS)).isEqualTo(times);
      }
    } finally {
      over.set(true);
      collector.join();
    }
  }

  @Test
  @DisplayName(
      "objects that are dropped and arrive again on slow ways, on many threads, never die early")
  void droppedAndGivenAgain() throws Exception {
    Box box = box(Limits.defaults());
    var _ = faults.delay(Duration.ofNanos(300_000));
    onManyThreads(
        250,
        random -> {
          int index = random.nextInt(POOLED);
          Bead bead = box.bead(index);
          assertThat(bead.number()).isEqualTo(index);
          assertThat(box.isBead(index, bead)).isTrue();
        });
    nothingIsLeft();
  }

  @Test
  @DisplayName(
      "an object that goes home is never overtaken by its release when another thread closes it")
  void closedWhileGoingHome() throws Exception {
    Box box = box(Limits.defaults());
    var _ = faults.delay(Duration.ofNanos(300_000));
    onManyThreads(
        400,
        random -> {
          int index = random.nextInt(POOLED);
          Bead bead = box.bead(index);
          try {
            assertThat(box.isBead(index, bead)).isTrue();
          } catch (ClosedException e) {
            assertThat(e).hasMessageContaining("was closed here");
          }
          Proxies.close(bead);
        });
    nothingIsLeft();
  }

  @Test
  @DisplayName("while the connection is cut again and again no object is lost and none dies early")
  void cuts() throws Exception {
    Box box = box(Limits.defaults());
    onManyThreads(
        50,
        random -> {
          if (random.nextInt(20) == 0) {
            faults.cut(random.nextBoolean() ? Cut.CLOSE : Cut.MID_FRAME);
          }
          int index = random.nextInt(POOLED);
          Bead bead = box.bead(index);
          List<Bead> theirs = box.make(10);
          List<Bead> mine =
              IntStream.range(0, 10).<Bead>mapToObj(ReferencesUnderFaultsTest::own).toList();
          List<Bead> back = box.lend(mine);
          for (int i = 0; i < 10; i++) {
            assertThat(back.get(i)).isSameAs(mine.get(i));
          }
          assertThat(theirs.get(3).number()).isEqualTo(3);
          assertThat(box.isBead(index, bead)).isTrue();
        });
    assertThat(faults.cuts()).isPositive();
    nothingIsLeft();
  }

  /// An object of its own for each number.
  private static Bead own(int number) {
    return () -> number;
  }

  @Test
  @DisplayName("what was passed with a call that never left is not held")
  void neverLeft() {
    Box box = box(Limits.defaults());
    var _ = faults.refuseConnections(true);
    int _ = faults.cut();
    ObjectLab.eventually("it is away", () -> client().state() == PeerState.RECONNECTING);
    Box hasty = Proxies.with(box, CallOptions.defaults().timeout(Duration.ofMillis(100)));
    assertThatThrownBy(() -> hasty.lend(List.of(own(0))))
        .isInstanceOfSatisfying(
            DeadlineException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.NOT_SENT));
    assertThat(client().references().given()).isEmpty();
  }

  @Test
  @DisplayName(
      "tracked resources of a client that never comes back are closed when its grace is over")
  void vanished() {
    var _ = box(Limits.defaults());
    CountDownLatch closed = new CountDownLatch(2);
    var _ = peer().track(closed::countDown);
    var _ = peer().track(closed::countDown);
    var _ = faults.refuseConnections(true);
    int _ = faults.cut();
    ObjectLab.eventually("closed", () -> closed.getCount() == 0);
  }

  @Test
  @DisplayName("what an end may hold and be made to keep is bounded, and the message says how")
  void bounded() {
    Box box = box(Limits.defaults().withObjects(8));
    assertThat(box.make(7)).hasSize(7);
    assertThatThrownBy(() -> box.make(9))
        .isInstanceOf(HawserException.class)
        .hasMessageContaining("8 objects")
        .hasMessageContaining("Limits.withObjects");
    Bead[] many = IntStream.range(0, 9).<Bead>mapToObj(i -> own(i)).toArray(Bead[]::new);
    assertThatThrownBy(() -> box.lend(Arrays.asList(many)))
        .isInstanceOf(HawserException.class)
        .hasMessageContaining("8 objects")
        .hasMessageContaining("Limits.withObjects");
    nothingIsLeft();
    assertThat(box.lend(List.of(many[0]))).containsExactly(many[0]);
  }
}
