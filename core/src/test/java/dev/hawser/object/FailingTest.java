package dev.hawser.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hawser.Deadline;
import dev.hawser.DeadlineException;
import dev.hawser.DisconnectedException;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.RefusedException;
import dev.hawser.Subscription;
import dev.hawser.ValueException;
import dev.hawser.call.CallOptions;
import dev.hawser.scenario.LogLines;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What callers of objects get when time is over, they give up, or the other end goes.
@Timeout(180)
class FailingTest {
  private final ObjectLab lab = new ObjectLab();

  @AfterEach
  void close() {
    lab.close();
  }

  // ---- time ----

  interface Sleeper {
    void sleep() throws InterruptedException;

    String quick();
  }

  private final CountDownLatch asleep = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);

  private Sleeper sleeper() {
    Sleeper sleeper =
        new Sleeper() {
          @Override
          public void sleep() throws InterruptedException {
            asleep.countDown();
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException e) {
              interrupted.countDown();
              throw e;
            }
          }

          @Override
          public String quick() {
            return "awake";
          }
        };
    var _ = lab.server().export("sleeper", sleeper);
    return lab.client().lookup("sleeper", Sleeper.class);
  }

  /// In which a call has begun, however busy the machine is.
  private static final Duration TO_BEGIN = Duration.ofSeconds(1);

  private static CallOptions within(long millis) {
    return CallOptions.defaults().timeout(Duration.ofMillis(millis));
  }

  @Test
  @DisplayName("a call whose time is over fails, and is interrupted where it runs")
  void timeouts() throws Exception {
    Sleeper sleeper = Proxies.with(sleeper(), within(TO_BEGIN.toMillis()));
    assertThatThrownBy(sleeper::sleep).isInstanceOf(DeadlineException.class);
    assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Proxies.with(sleeper, within(20_000)).quick()).isEqualTo("awake");
  }

  @Test
  @DisplayName("the deadline of a block counts for the calls in it, on both sides of the line")
  void deadlines() throws Exception {
    Sleeper sleeper = sleeper();
    assertThatThrownBy(() ->
            Deadline.within(TO_BEGIN)
                .call(() -> {
                  sleeper.sleep();
                  return null;
                }))
        .isInstanceOf(DeadlineException.class);
    assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  @DisplayName("a call is not begun after its deadline")
  void deadlinePassed() {
    Sleeper sleeper = Proxies.with(sleeper(), CallOptions.defaults().timeout(Duration.ZERO));
    assertThatThrownBy(sleeper::quick)
        .isInstanceOf(DeadlineException.class)
        .satisfies(it -> assertThat(((HawserException) it).outcome()).isEqualTo(Outcome.NOT_SENT));
  }

  @Test
  @DisplayName("an asynchronous call has a timeout, too")
  void asyncTimeout() {
    Sleeper sleeper = Proxies.with(sleeper(), within(50));
    CompletableFuture<?> sleeping = Proxies.runAsync(sleeper, Sleeper::sleep);
    assertThatThrownBy(() -> sleeping.get(60, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(DeadlineException.class);
  }

  @Test
  @DisplayName("late answers are never taken for those of later calls")
  void lateAnswers() {
    interface Echo {
      int echo(int number);
    }
    Echo echo =
        number -> {
          if (number % 2 == 0) {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(3);
            while (System.nanoTime() - end < 0) {
              Thread.onSpinWait();
            }
          }
          return number;
        };
    var _ = lab.server().export("echo", echo);
    Echo there = Proxies.with(lab.client().lookup("echo", Echo.class), within(2));
    int answered = 0;
    for (int i = 0; i < 300; i++) {
      try {
        assertThat(there.echo(i)).isEqualTo(i);
        answered++;
      } catch (DeadlineException _) {
        // Half of them take too long.
      }
    }
    assertThat(answered).isLessThan(300);
  }

  // ---- giving up ----

  @Test
  @DisplayName(
      "an interrupt of the caller interrupts the method, and its interface says how it ends")
  void interrupts() throws Exception {
    Sleeper sleeper = sleeper();
    CompletableFuture<Throwable> ended = new CompletableFuture<>();
    Thread caller = Thread.ofPlatform().start(() -> ended.complete(catchThrowable(sleeper::sleep)));
    asleep.await();
    caller.interrupt();
    assertThat(ended.get(60, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  @DisplayName("where the interface speaks of no interrupts, the caller stays interrupted")
  void silentInterrupts() throws Exception {
    interface Deaf {
      void sleep();
    }
    CountDownLatch begun = new CountDownLatch(1);
    Deaf deaf =
        () -> {
          begun.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
        };
    var _ = lab.server().export("deaf", deaf);
    Deaf there = lab.client().lookup("deaf", Deaf.class);
    CompletableFuture<Boolean> flag = new CompletableFuture<>();
    Thread caller =
        Thread.ofVirtual()
            .start(() -> {
              Throwable thrown = catchThrowable(there::sleep);
              flag.complete(
                  thrown instanceof CancellationException
                      && Thread.currentThread().isInterrupted());
            });
    begun.await();
    caller.interrupt();
    assertThat(flag.get(60, TimeUnit.SECONDS)).isTrue();
    assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  @DisplayName("a method that was always quick is interrupted as well, wherever it runs")
  void interruptOfQuickMethods() throws Exception {
    interface Door {
      void pass(boolean wait) throws InterruptedException;
    }
    Door door =
        wait -> {
          if (wait) {
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException e) {
              interrupted.countDown();
              throw e;
            }
          }
        };
    var _ = lab.server().export("door", door);
    Door there = lab.client().lookup("door", Door.class);
    for (int i = 0; i < 5_000; i++) {
      there.pass(false);
    }
    assertThatThrownBy(() -> Proxies.with(there, within(50)).pass(true))
        .isInstanceOf(DeadlineException.class);
    assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
    there.pass(false);
  }

  @Test
  @DisplayName("cancelling an asynchronous call interrupts it")
  void cancelled() throws Exception {
    CompletableFuture<?> sleeping = Proxies.runAsync(sleeper(), Sleeper::sleep);
    asleep.await();
    assertThat(sleeping.cancel(true)).isTrue();
    assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  @DisplayName("cancelling the future that a method returned cancels that of the owner")
  void cancelledFuture() throws Exception {
    interface Later {
      CompletableFuture<String> soon();
    }
    CompletableFuture<String> never = new CompletableFuture<>();
    CountDownLatch called = new CountDownLatch(1);
    Later later =
        () -> {
          called.countDown();
          return never;
        };
    var _ = lab.server().export("later", later);
    CompletableFuture<String> soon = lab.client().lookup("later", Later.class).soon();
    called.await();
    assertThat(soon.cancel(true)).isTrue();
    ObjectLab.eventually("cancelled there", never::isCancelled);
  }

  @Test
  @DisplayName("a method that ignores its interrupt is reported in the log, with its place")
  void stubborn() throws Exception {
    interface Mule {
      void stand();
    }
    CountDownLatch enough = new CountDownLatch(1);
    Mule mule =
        () -> {
          asleep.countDown();
          while (enough.getCount() > 0) {
            try {
              enough.await();
            } catch (InterruptedException _) {
              // It is a mule.
            }
          }
        };
    var _ = lab.server().export("mule", mule);
    Mule there = Proxies.with(lab.client().lookup("mule", Mule.class), within(50));
    LogLines lines = new LogLines();
    try {
      assertThatThrownBy(there::stand).isInstanceOf(DeadlineException.class);
      lines.awaitLine("WARNING", "Mule.stand", "still runs a second after it was interrupted");
    } finally {
      lines.close();
    }
    enough.countDown();
  }

  // ---- sessions and objects that go ----

  @Test
  @DisplayName("the end of the session wakes those who wait, and interrupts what runs")
  void sessionEnds() throws Exception {
    Sleeper sleeper = sleeper();
    CompletableFuture<?> sleeping = Proxies.runAsync(sleeper, Sleeper::sleep);
    CompletableFuture<Throwable> waiting = new CompletableFuture<>();
    var _ = Thread.ofPlatform().start(() -> waiting.complete(catchThrowable(sleeper::sleep)));
    asleep.await();
    ObjectLab.eventually("both run", () -> asleep.getCount() == 0);
    lab.client().close();
    assertThat(waiting.get(60, TimeUnit.SECONDS)).isInstanceOf(DisconnectedException.class);
    assertThatThrownBy(() -> sleeping.get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(DisconnectedException.class);
    assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
    assertThatThrownBy(sleeper::quick)
        .isInstanceOf(DisconnectedException.class)
        .satisfies(it -> assertThat(((HawserException) it).outcome()).isEqualTo(Outcome.NOT_SENT));
  }

  @Test
  @DisplayName("what is not exported any more is refused by name")
  void removed() {
    Subscription export = lab.server().export("machine", (Callable<String>) () -> "steam");
    Callable<?> machine = lab.client().lookup("machine", Callable.class);
    export.close();
    assertThatThrownBy(machine::call)
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("'machine' is not exported any more");
  }

  @Test
  @DisplayName("an argument that cannot travel fails before anything is sent")
  void unsendable() {
    interface Taker {
      void take(Object thing);
    }
    var _ = lab.server().export("taker", (Taker) _ -> {});
    Taker taker = lab.client().lookup("taker", Taker.class);
    assertThatThrownBy(() -> taker.take(Thread.currentThread()))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("Thread");
  }

  @Test
  @DisplayName("a result that cannot travel says so, and that the call was carried out")
  void unsendableResult() {
    interface Giver {
      Object give();
    }
    var _ = lab.server().export("giver", (Giver) Thread::currentThread);
    Giver giver = lab.client().lookup("giver", Giver.class);
    assertThatThrownBy(giver::give)
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("Giver.give")
        .satisfies(it -> assertThat(((HawserException) it).outcome()).isEqualTo(Outcome.EXECUTED));
  }

  @Test
  @DisplayName("a proxy cannot promise to listen to output or progress")
  void noOutput() {
    Sleeper sleeper = sleeper();
    assertThatThrownBy(() -> Proxies.with(sleeper, CallOptions.defaults().onOutput(_ -> {})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be heard");
    assertThatThrownBy(() -> Proxies.with(sleeper, CallOptions.defaults().onProgress(_ -> {})))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
