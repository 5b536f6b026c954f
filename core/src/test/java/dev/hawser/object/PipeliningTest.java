package dev.hawser.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.Client;
import dev.hawser.Deadline;
import dev.hawser.DeadlineException;
import dev.hawser.DisconnectedException;
import dev.hawser.RemoteException;
import dev.hawser.Server;
import dev.hawser.internal.object.PromisesKept;
import dev.hawser.security.Trust;
import dev.hawser.testing.FaultPlan;
import dev.hawser.testing.MemoryNetwork;
import dev.hawser.testing.Stopwatch;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Calls of what has not arrived yet.
class PipeliningTest {
  private final MemoryNetwork network = new MemoryNetwork();
  private final FaultPlan faults = FaultPlan.over(network, 1);
  private final Server server =
      Server.builder()
          .transport(network)
          .listen(Address.memory("harbour"))
          .trust(Trust.full())
          .allow(Stamp.class)
          .open();
  private final Client client =
      Client.builder()
          .transport(faults.transport())
          .trust(Trust.full())
          .allow(Stamp.class)
          .connect("memory:harbour");

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  static final class NoSuchStep extends Exception {
    NoSuchStep(String message) {
      super(message);
    }
  }

  /// A path that is walked step by step.
  interface Step {
    Step next();

    Step fail(String why) throws NoSuchStep;

    @Nullable Step nowhere();

    Step other(Step back);

    int count();

    int sum(Step other, int more);

    Mark mark(String text);

    boolean isFirst(Step step);

    Step block() throws InterruptedException;

    default int twice() {
      return 2 * count();
    }
  }

  /// May be a value or not.
  interface Mark {
    String text();
  }

  record Stamp(String text) implements Mark {}

  static final class Walker implements Step {
    private final int count;
    private final AtomicInteger calls;
    private final CountDownLatch interrupted;

    Walker(int count, AtomicInteger calls, CountDownLatch interrupted) {
      this.count = count;
      this.calls = calls;
      this.interrupted = interrupted;
    }

    @Override
    public Step next() {
      calls.incrementAndGet();
      return new Walker(count + 1, calls, interrupted);
    }

    @Override
    public Step fail(String why) throws NoSuchStep {
      throw new NoSuchStep(why);
    }

    @Override
    public @Nullable Step nowhere() {
      return null;
    }

    @Override
    public Step other(Step back) {
      return back;
    }

    @Override
    public int count() {
      return count;
    }

    @Override
    public int sum(Step other, int more) {
      return count + other.count() + more;
    }

    @Override
    public Mark mark(String text) {
      return new Stamp(text);
    }

    @Override
    public boolean isFirst(Step step) {
      return step instanceof Walker walker && walker.count == 0;
    }

    @Override
    public Step block() throws InterruptedException {
      try {
        new CountDownLatch(1).await();
        return this;
      } catch (InterruptedException e) {
        interrupted.countDown();
        throw e;
      }
    }
  }

  private final AtomicInteger calls = new AtomicInteger();
  private final CountDownLatch interrupted = new CountDownLatch(1);

  private Step first() {
    var _ = server.export("first", new Walker(0, calls, interrupted));
    return client.lookup("first", Step.class);
  }

  private static int walk(Step from, int steps) {
    Step step = from;
    for (int i = 0; i < steps; i++) {
      step = step.next();
    }
    return step.count();
  }

  @Test
  @DisplayName("a chain of dependent calls takes one round trip instead of one for each")
  void takesOneRoundTrip() {
    Step first = first();
    assertThat(walk(Proxies.pipelined(first), 3)).isEqualTo(3);
    faults.delay(Duration.ofMillis(50));
    try (Stopwatch one = new Stopwatch()) {
      assertThat(walk(Proxies.pipelined(first), 9)).isEqualTo(9);
      assertThat(one.real()).isGreaterThan(Duration.ofMillis(95));
      Duration pipelined = one.elapsed();
      try (Stopwatch ten = new Stopwatch()) {
        assertThat(walk(first, 9)).isEqualTo(9);
        assertThat(ten.real()).isGreaterThan(Duration.ofMillis(990));
        assertThat(ten.real()).isGreaterThan(pipelined.multipliedBy(4));
      }
    }
  }

  @Test
  @DisplayName("promised objects can be passed on before they are there")
  void passesPromises() {
    Step first = Proxies.pipelined(first());
    Step two = first.next().next();
    faults.delay(Duration.ofMillis(50));
    Duration time =
        Stopwatch.time(() -> {
          Step three = two.next();
          assertThat(three.sum(two.next().next(), 10)).isEqualTo(17);
        });
    assertThat(time).isLessThan(Duration.ofMillis(4 * 100));
    assertThat(first.sum(first.other(first.next()), 1)).isEqualTo(2);
  }

  @Test
  @DisplayName("every call is made at once, even if nobody waits for any")
  void defersNothing() {
    var _ = Proxies.pipelined(first()).next().next().next();
    ObjectLab.eventually("all calls", () -> calls.get() == 3);
  }

  @Test
  @DisplayName("a call that fails fails all that depend on it, with the same exception")
  void failsWithTheFirst() throws NoSuchStep {
    Step first = Proxies.pipelined(first());
    Step failed = first.fail("ice");
    // Who asks when the failure is known already, is told at the first step.
    assertThatThrownBy(() -> failed.next().next().count())
        .isInstanceOf(RemoteException.class)
        .hasCauseInstanceOf(NoSuchStep.class)
        .hasMessageContaining("ice");
    assertThatThrownBy(() -> first.sum(failed, 1)).hasCauseInstanceOf(NoSuchStep.class);
    assertThatThrownBy(() -> failed.fail("late")).isInstanceOf(NoSuchStep.class).hasMessage("ice");
    assertThat(calls).hasValue(0);
    assertThat(first.next().count()).isEqualTo(1);
  }

  @Test
  @DisplayName("what depends on null fails with a NullPointerException")
  void failsForNull() {
    Step first = Proxies.pipelined(first());
    Step nothing = first.nowhere();
    assertThatThrownBy(nothing::count).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(nothing::count).isInstanceOf(NullPointerException.class);
  }

  @Test
  @DisplayName("a promised object turns into an ordinary proxy")
  void becomesAProxy() {
    Step plain = first();
    Step first = Proxies.pipelined(plain);
    Step promised = first.other(plain);
    assertThat(promised).isEqualTo(plain).hasSameHashCodeAs(plain);
    assertThat(plain).isEqualTo(promised);
    assertThat(Proxies.isProxy(first.next())).isTrue();
    assertThat(Proxies.reference(first.next()).peer()).isEqualTo(client);
    assertThat(plain.isFirst(first.other(first.other(plain)))).isTrue();
    assertThat(plain.sum(first.next().next(), 0)).isEqualTo(2);
    Step next = first.next();
    assertThat(next.count()).isEqualTo(1);
    assertThat(next.next().next().count()).isEqualTo(3);
    assertThat(next.twice()).isEqualTo(2);
    assertThat(next.toString()).contains("Step");
  }

  @Test
  @DisplayName("a promise of a value, or of an object that comes home, brings that")
  void bringsValues() {
    Step first = Proxies.pipelined(first());
    Mark mark = first.mark("red");
    assertThat(mark.text()).isEqualTo("red");
    assertThat(mark.text()).isEqualTo("red");
    Walker own = new Walker(40, new AtomicInteger(), new CountDownLatch(1));
    Step home = first.other(own);
    assertThat(home.next().count()).isEqualTo(41);
    assertThat(first.next().sum(home, 1)).isEqualTo(42);
    assertThat(home.count()).isEqualTo(40);
  }

  @Test
  @DisplayName("a caller that gives up gives up what it waits for, and the owner forgets it")
  void givesUp() throws InterruptedException {
    Step first = Proxies.pipelined(first());
    Step after =
        Deadline.within(Duration.ofSeconds(1)) // in which it has begun, however busy the machine is
            .call(() -> {
              Step blocked = first.block();
              assertThatThrownBy(() -> blocked.next().count())
                  .isInstanceOf(DeadlineException.class);
              return blocked;
            });
    assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
    assertThatThrownBy(after::count).isInstanceOf(DeadlineException.class);
    assertThat(first.next().count()).isEqualTo(1);
  }

  @Test
  @DisplayName("the end of the session ends all that was promised")
  void endsWithTheSession() throws InterruptedException {
    Step first = Proxies.pipelined(first());
    Step after = first.block().next();
    client.close();
    assertThatThrownBy(after::count).isInstanceOf(DisconnectedException.class);
    assertThatThrownBy(first::next).isInstanceOf(DisconnectedException.class);
  }

  @Test
  @DisplayName("thousands of promises are kept, and none is left over")
  void leavesNothing() {
    Step first = Proxies.pipelined(first());
    for (int i = 0; i < 200; i++) {
      assertThat(walk(first, 20)).isEqualTo(20);
    }
    assertThat(calls).hasValue(4000);
    ObjectLab.eventually("the promises are dropped", () -> kept() == 0);
  }

  private int kept() {
    return server.clients().stream().mapToInt(PromisesKept::count).sum();
  }
}
