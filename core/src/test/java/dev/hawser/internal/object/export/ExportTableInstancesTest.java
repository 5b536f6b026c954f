package dev.hawser.internal.object.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Peer;
import dev.hawser.RefusedException;
import dev.hawser.object.InstanceMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// For whom a service makes objects, and how long they live.
@Timeout(180)
class ExportTableInstancesTest {
  private static ExportTablePeers peers;

  private final ExportTable table = new ExportTable();
  private final AtomicInteger made = new AtomicInteger();
  private final Queue<Clerk> closed = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  interface Clerk extends AutoCloseable {
    int number();

    @Override
    void close();
  }

  private Clerk clerk() {
    int number = made.incrementAndGet();
    return new Clerk() {
      @Override
      public int number() {
        return number;
      }

      @Override
      public void close() {
        closed.add(this);
      }
    };
  }

  private Export service(InstanceMode mode, Function<? super Peer, ? extends Clerk> creator) {
    table.add("clerk", Clerk.class, mode, creator);
    return Objects.requireNonNull(table.find("clerk"));
  }

  private Export service(InstanceMode mode) {
    return service(mode, _ -> clerk());
  }

  private void awaitClosed(Object... clerks) {
    ExportTablePeers.until("closed", () -> closed.size() == clerks.length);
    assertThat(new ArrayList<Object>(closed)).containsExactlyInAnyOrder(clerks);
  }

  @BeforeAll
  static void connect() {
    peers = new ExportTablePeers();
  }

  @AfterAll
  static void disconnect() {
    peers.close();
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  /// A creator that waits in the middle until it is let go.
  private final class Slow implements Function<Peer, Clerk> {
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch letGo = new CountDownLatch(1);

    @Override
    public Clerk apply(Peer peer) {
      begun.countDown();
      try {
        letGo.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException("interrupted", e);
      }
      return clerk();
    }
  }

  // ---- single ----

  @Test
  @DisplayName("a single object is made once, when it is first called, even if many call at once")
  void single() throws Exception {
    Export export = service(InstanceMode.SINGLE);
    assertThat(made).hasValue(0);
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Object>> calls = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Peer peer = i % 2 == 0 ? peers.anna : peers.bert;
      calls.add(
          threads.submit(() -> {
            start.await();
            return export.target(peer);
          }));
    }
    start.countDown();

    Set<Object> all = new HashSet<>();
    for (Future<Object> call : calls) {
      all.add(call.get());
    }
    assertThat(all).hasSize(1);
    assertThat(made).hasValue(1);
    assertThat(export.readyTarget(peers.anna)).isIn(all);
  }

  @ParameterizedTest
  @EnumSource(InstanceMode.class)
  @DisplayName("a creator that throws fails that call and is tried again at the next")
  void failing(InstanceMode mode) {
    AtomicInteger tries = new AtomicInteger();
    Export export =
        service(
            mode,
            _ -> {
              if (tries.incrementAndGet() < 3) {
                throw new IllegalStateException("try " + tries);
              }
              return clerk();
            });

    assertThatThrownBy(() -> export.target(peers.anna)).hasMessage("try 1");
    assertThatThrownBy(() -> export.target(peers.anna)).hasMessage("try 2");
    assertThat(export.target(peers.anna)).isInstanceOf(Clerk.class);
  }

  @Test
  @DisplayName("who waits for a creator that fails tries in turn")
  void failingWhileOthersWait() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    Slow slow = new Slow();
    Export export =
        service(
            InstanceMode.SINGLE,
            peer -> {
              if (tries.incrementAndGet() == 1) {
                slow.apply(peer);
                throw new IllegalStateException("first");
              }
              return clerk();
            });
    Future<Object> first = threads.submit(() -> export.target(peers.anna));
    slow.begun.await();
    Future<Object> second = threads.submit(() -> export.target(peers.bert));
    slow.letGo.countDown();

    assertThatThrownBy(first::get).hasRootCauseMessage("first");
    assertThat(second.get()).isInstanceOf(Clerk.class);
    assertThat(tries).hasValue(2);
  }

  @ParameterizedTest
  @EnumSource(InstanceMode.class)
  @DisplayName("a creator that makes nothing, or something else, is told so")
  void wrong(InstanceMode mode) {
    @SuppressWarnings({"unchecked", "rawtypes"})
    Function<Peer, Clerk> other = (Function) _ -> "text";
    Export export = service(mode, other);
    table.add("null", Clerk.class, mode, _ -> null);

    assertThatThrownBy(() -> export.target(peers.anna))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the creator of 'clerk' made a java.lang.String, which is no " + Clerk.class.getName());
    assertThatThrownBy(() -> Objects.requireNonNull(table.find("null")).target(peers.anna))
        .hasMessageContaining("the creator of 'null' made null");
  }

  @Test
  @DisplayName("a creator that calls the object it is making is told so, and does not hang")
  void recursive() {
    Export export =
        service(
            InstanceMode.SINGLE,
            peer -> (Clerk) Objects.requireNonNull(table.find("clerk")).target(peer));

    assertThatThrownBy(() -> export.target(peers.anna))
        .hasMessage("the creator of 'clerk' calls the object that it is making");
  }

  @Test
  @DisplayName("who waits for an object that is being made can be interrupted")
  void interrupted() throws Exception {
    Slow slow = new Slow();
    Export export = service(InstanceMode.SINGLE, slow);
    Future<Object> first = threads.submit(() -> export.target(peers.anna));
    slow.begun.await();

    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> export.target(peers.bert)).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();

    slow.letGo.countDown();
    assertThat(first.get()).isInstanceOf(Clerk.class);
  }

  @Test
  @DisplayName("a single object that was made is closed when it is taken back; a given one is not")
  void removed() {
    Clerk given = clerk();
    table.add("given", given);
    Object target = service(InstanceMode.SINGLE).target(peers.anna);

    table.remove("given");
    table.remove("clerk");

    awaitClosed(target);
  }

  @ParameterizedTest
  @EnumSource(
      value = InstanceMode.class,
      names = {"SINGLE", "SESSION"})
  @DisplayName("what is being made while it is taken back is closed, and its call fails")
  void removedMeanwhile(InstanceMode mode) throws Exception {
    Slow slow = new Slow();
    Export export = service(mode, slow);
    Future<Object> call = threads.submit(() -> export.target(peers.anna));
    slow.begun.await();

    table.remove("clerk");
    assertThat(closed).isEmpty();
    slow.letGo.countDown();

    assertThatThrownBy(call::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(RefusedException.class);
    ExportTablePeers.until("closed", () -> closed.size() == 1);
    assertThat(export.readyTarget(peers.anna)).isNull();
  }

  // ---- session ----

  @Test
  @DisplayName("each session has an object of its own, closed when that ends")
  void sessions() {
    Export export = service(InstanceMode.SESSION);
    Object annas = export.target(peers.anna);
    Object berts = export.target(peers.bert);

    assertThat(export.target(peers.anna)).isSameAs(annas).isNotSameAs(berts);
    assertThat(export.readyTarget(peers.anna)).isSameAs(annas);
    assertThat(made).hasValue(2);
    export.done(annas);
    assertThat(closed).isEmpty();

    table.ended(peers.anna);
    awaitClosed(annas);
    assertThat(export.target(peers.bert)).isSameAs(berts);

    table.remove("clerk");
    awaitClosed(annas, berts);
  }

  @Test
  @DisplayName("what is being made when its session ends is closed, and its call fails")
  void sessionEndsMeanwhile() throws Exception {
    Slow slow = new Slow();
    Export export = service(InstanceMode.SESSION, slow);
    Future<Object> call = threads.submit(() -> export.target(peers.anna));
    slow.begun.await();

    table.ended(peers.anna);
    slow.letGo.countDown();

    assertThatThrownBy(call::get).hasCauseInstanceOf(RefusedException.class);
    ExportTablePeers.until("closed", () -> closed.size() == 1);
  }

  @Test
  @DisplayName("a call that comes after its session has ended makes nothing")
  void lateCall() {
    Export export = service(InstanceMode.SESSION);
    table.ended(peers.anna);

    assertThatThrownBy(() -> export.target(peers.anna))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("'clerk' is not there any more");
    assertThat(made).hasValue(0);
  }

  @Test
  @DisplayName("a creator that blocks holds up neither other sessions nor other names")
  void blocking() throws Exception {
    Slow slow = new Slow();
    Export export =
        service(InstanceMode.SESSION, peer -> peer == peers.anna ? slow.apply(peer) : clerk());
    Future<Object> blocked = threads.submit(() -> export.target(peers.anna));
    slow.begun.await();

    assertThat(export.target(peers.bert)).isInstanceOf(Clerk.class);
    table.add("other", Clerk.class, InstanceMode.SINGLE, _ -> clerk());
    assertThat(Objects.requireNonNull(table.find("other")).target(peers.anna)).isNotNull();
    table.ended(peers.bert);
    assertThat(table.remove("other")).isTrue();

    slow.letGo.countDown();
    assertThat(blocked.get()).isInstanceOf(Clerk.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = InstanceMode.class,
      names = {"SINGLE", "SESSION"})
  @DisplayName("however calls meet the end of all they are for, what was made is closed, once")
  void endsAndCallsMeet(InstanceMode mode) throws Exception {
    for (int round = 0; round < 300; round++) {
      made.set(0);
      closed.clear();
      ExportTable fresh = new ExportTable();
      fresh.add("clerk", Clerk.class, mode, _ -> clerk());
      Export export = Objects.requireNonNull(fresh.find("clerk"));
      CountDownLatch start = new CountDownLatch(1);
      List<Future<?>> all = new ArrayList<>();
      for (Peer peer : List.of(peers.anna, peers.bert, peers.anna)) {
        all.add(threads.submit(() -> callOnce(start, export, peer)));
      }
      all.add(
          threads.submit(() -> {
            start.await();
            if (mode == InstanceMode.SINGLE) {
              return fresh.remove("clerk");
            }
            fresh.ended(peers.bert);
            fresh.ended(peers.anna);
            return true;
          }));
      start.countDown();
      for (Future<?> each : all) {
        Object _ = each.get();
      }
      ExportTablePeers.until("all closed", () -> closed.size() == made.get());
      assertThat(new HashSet<>(closed)).hasSize(made.get());
    }
  }

  private static boolean callOnce(CountDownLatch start, Export export, Peer peer)
      throws InterruptedException {
    start.await();
    try {
      return export.target(peer) instanceof Clerk;
    } catch (RefusedException _) {
      return false;
    }
  }

  // ---- call ----

  @Test
  @DisplayName("each call has an object of its own, closed after it")
  void calls() {
    Export export = service(InstanceMode.CALL);
    Object first = export.target(peers.anna);
    Object second = export.target(peers.anna);

    assertThat(first).isNotSameAs(second);
    assertThat(export.readyTarget(peers.anna)).isNull();
    export.done(first);
    assertThat(closed).containsExactly((Clerk) first);
    export.done(first);
    export.done(second);
    assertThat(closed).hasSize(2);
  }
}
