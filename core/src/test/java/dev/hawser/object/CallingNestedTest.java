package dev.hawser.object;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.Client;
import dev.hawser.call.CallContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Calls inside calls, and many at once: none waits for ever.
@Timeout(180)
class CallingNestedTest {
  private final ObjectLab lab = new ObjectLab();

  @AfterEach
  void close() {
    lab.close();
  }

  interface Tower {
    int climb(IntUnaryOperator next, int left);

    int each(int count, IntUnaryOperator visitor);
  }

  private static final class Stairs implements Tower {
    private final Set<UUID> ids = Collections.synchronizedSet(new HashSet<>());

    @Override
    public int climb(IntUnaryOperator next, int left) {
      ids.add(CallContext.current().id());
      return left == 0 ? 0 : 1 + next.applyAsInt(left - 1);
    }

    @Override
    public int each(int count, IntUnaryOperator visitor) {
      int sum = 0;
      for (int i = 0; i < count; i++) {
        sum += visitor.applyAsInt(1);
      }
      return sum;
    }
  }

  private static final class Next implements IntUnaryOperator {
    private final Tower tower;

    Next(Tower tower) {
      this.tower = tower;
    }

    @Override
    public int applyAsInt(int left) {
      return tower.climb(this, left);
    }
  }

  private final Stairs stairs = new Stairs();

  private Tower tower() {
    var _ = lab.server().export("tower", stairs);
    return lab.client().lookup("tower", Tower.class);
  }

  @Test
  @DisplayName(
      "callbacks in callbacks, fifty deep, are all one call to whoever asks for its number")
  void deep() {
    Tower tower = tower();
    assertThat(tower.climb(new Next(tower), 50)).isEqualTo(50);
    assertThat(stairs.ids).hasSize(1);
  }

  @Test
  @DisplayName("ten thousand callbacks can be made inside one call")
  void manyCallbacks() {
    assertThat(tower().each(10_000, one -> one)).isEqualTo(10_000);
  }

  /// One of a ring.
  interface Link {
    String pass(String track, int left);

    void next(Link link);
  }

  private static final class Member implements Link {
    private final String name;
    private final List<Link> following = Collections.synchronizedList(new ArrayList<>());

    Member(String name) {
      this.name = name;
    }

    @Override
    public String pass(String track, int left) {
      String longer = track + name;
      return left == 0 ? longer : following.getFirst().pass(longer, left - 1);
    }

    @Override
    public void next(Link link) {
      following.add(link);
    }
  }

  @Test
  @DisplayName("a call can go in circles through three ends")
  void circle() {
    Member first = new Member("A");
    try (Client second = lab.join();
        Client third = lab.join()) {
      var _ = lab.server().export("A", first);
      var _ = second.export("B", new Member("B"));
      var _ = third.export("C", new Member("C"));
      Link b = lab.server().client(second.id()).lookup("B", Link.class);
      Link c = lab.server().client(third.id()).lookup("C", Link.class);
      first.next(b);
      b.next(c); // its calls go by way of the server
      c.next(first);
      assertThat(first.pass("", 8)).isEqualTo("ABCABCABC");
    }
  }

  @Test
  @DisplayName(
      "two ends that call each other at the same moment, over and over, do not block each other")
  void crossing() throws Exception {
    Tower there = tower();
    var _ = lab.client().export("tower", new Stairs());
    Tower back = lab.peer().lookup("tower", Tower.class);
    CyclicBarrier begin = new CyclicBarrier(2);
    CompletableFuture<Integer> one =
        CompletableFuture.supplyAsync(() -> {
          meet(begin);
          return there.each(300, left -> there.climb(_ -> 0, 0) + left);
        });
    CompletableFuture<Integer> other =
        CompletableFuture.supplyAsync(() -> {
          meet(begin);
          return back.each(300, left -> back.climb(_ -> 0, 0) + left);
        });
    assertThat(one.get(60, TimeUnit.SECONDS)).isEqualTo(300);
    assertThat(other.get(60, TimeUnit.SECONDS)).isEqualTo(300);
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      var _ = barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @DisplayName("a callback may use the very proxy whose call it is part of")
  void sharedProxy() {
    Tower tower = tower();
    assertThat(tower.each(100, one -> tower.each(2, _ -> one))).isEqualTo(200);
  }

  interface Echo {
    String echo(String text);
  }

  @Test
  @DisplayName("five threads that share two proxies get each its own answers")
  void hammering() throws Exception {
    var _ = lab.server().export("a", (Echo) text -> "a" + text);
    var _ = lab.server().export("b", (Echo) text -> "b" + text);
    List<Echo> proxies =
        List.of(lab.client().lookup("a", Echo.class), lab.client().lookup("b", Echo.class));
    AtomicInteger wrong = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int number = 0; number < 5; number++) {
      String own = "-" + number + "-";
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int i = 0; i < 3_000; i++) {
                  String text = own + i;
                  String answer = proxies.get(i % 2).echo(text);
                  if (!answer.equals((i % 2 == 0 ? "a" : "b") + text)) {
                    wrong.incrementAndGet();
                  }
                }
              }));
    }
    for (Thread each : threads) {
      each.join();
    }
    assertThat(wrong).hasValue(0);
  }

  interface News {
    void subscribe(Echo listener);
  }

  @Test
  @DisplayName("an event reaches a client that does nothing")
  void pushed() throws Exception {
    CompletableFuture<Echo> subscriber = new CompletableFuture<>();
    var _ = lab.server().export("news", (News) subscriber::complete);
    CountDownLatch heard = new CountDownLatch(1);
    Echo listener =
        text -> {
          heard.countDown();
          return "thanks for " + text;
        };
    lab.client().lookup("news", News.class).subscribe(listener);
    assertThat(subscriber.get(60, TimeUnit.SECONDS).echo("rain")).isEqualTo("thanks for rain");
    assertThat(heard.getCount()).isZero();
  }

  @Test
  @DisplayName("a quick method that blocks once holds up neither its connection nor others")
  void quickThenBlocked() throws Exception {
    interface Door {
      int pass(int number);
    }
    CountDownLatch open = new CountDownLatch(1);
    Door door =
        number -> {
          if (number < 0) {
            try {
              open.await();
            } catch (InterruptedException e) {
              return -1;
            }
          }
          return number;
        };
    var _ = lab.server().export("door", door);
    Door there = lab.client().lookup("door", Door.class);
    for (int i = 0; i < 20_000; i++) {
      assertThat(there.pass(i)).isEqualTo(i);
    }
    CompletableFuture<Integer> blocked = Proxies.callAsync(there, it -> it.pass(-5));
    for (int i = 0; i < 100; i++) {
      assertThat(there.pass(i)).isEqualTo(i);
    }
    open.countDown();
    assertThat(blocked.get(60, TimeUnit.SECONDS)).isEqualTo(-5);
  }
}
