package dev.hawser.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Deadline;
import dev.hawser.DeadlineException;
import dev.hawser.DisconnectedException;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.PeerState;
import dev.hawser.call.CallContext;
import dev.hawser.call.CallOptions;
import dev.hawser.call.Task;
import dev.hawser.testing.Stopwatch;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What happens to calls that are given up, or whose session ends.
class GivingUpTest {
  private static final Duration SHORT = Duration.ofMillis(100);

  /// In which a call has begun, however busy the machine is.
  private static final Duration TO_BEGIN = Duration.ofSeconds(1);

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);

  /// Waits for ever, unless interrupted.
  private final Task<String, Exception> sleeper =
      () -> {
        begun.countDown();
        try {
          new CountDownLatch(1).await();
          return "woken";
        } catch (InterruptedException e) {
          assertThat(CallContext.current().isCancelled()).isTrue();
          interrupted.countDown();
          throw e;
        }
      };

  private static Outcome outcomeOf(@Nullable Throwable failure) {
    assertThat(failure).isInstanceOf(HawserException.class);
    return ((HawserException) failure).outcome();
  }

  @Test
  @DisplayName("at its deadline a call fails at its caller and is interrupted where it runs")
  void deadline() throws Exception {
    try (CallLab lab = new CallLab()) {
      var _ = lab.server.functions().register("sleep", sleeper);
      assertThatThrownBy(
              () -> lab.client.with(CallOptions.defaults().timeout(TO_BEGIN)).callRemote("sleep"))
          .isInstanceOf(DeadlineException.class)
          .hasMessageContaining("'sleep'")
          .extracting(GivingUpTest::outcomeOf)
          .isEqualTo(Outcome.MAYBE_EXECUTED);
      CallLab.await(interrupted);
      CallLab.until("it has ended", () -> lab.runningAtServer() == 0);
    }
  }

  @Test
  @DisplayName("a call whose deadline has passed before is not begun")
  void lateFromTheBeginning() {
    try (CallLab lab = new CallLab()) {
      assertThatThrownBy(
              () -> Deadline.within(Duration.ZERO).run(() -> lab.client.callRemote("any")))
          .isInstanceOf(DeadlineException.class)
          .extracting(GivingUpTest::outcomeOf)
          .isEqualTo(Outcome.NOT_SENT);
    }
  }

  @Test
  @DisplayName("a call that is given up before it could leave never runs")
  void neverSent() {
    try (CallLab lab = new CallLab()) {
      AtomicInteger runs = new AtomicInteger();
      var _ = lab.server.functions().register("run", () -> runs.incrementAndGet());
      lab.faults.refuseConnections(true);
      lab.faults.cut();
      CallOptions hurry = CallOptions.defaults().timeout(SHORT);
      CallLab.until("the client has noticed", () -> lab.client.state() == PeerState.RECONNECTING);
      assertThatThrownBy(() -> lab.client.with(hurry).callRemote("run"))
          .isInstanceOf(DeadlineException.class)
          .extracting(GivingUpTest::outcomeOf)
          .isEqualTo(Outcome.NOT_SENT);
      assertThatThrownBy(() -> lab.client.with(hurry).callRemote("run", new byte[2 << 20]))
          .isInstanceOf(DeadlineException.class)
          .extracting(GivingUpTest::outcomeOf)
          .isEqualTo(Outcome.NOT_SENT);
      lab.faults.refuseConnections(false);
      assertThat(lab.client.callRemote("run")).isEqualTo(1);
    }
  }

  @ParameterizedTest(name = "virtual: {0}")
  @ValueSource(booleans = {true, false})
  @DisplayName("interrupting a caller interrupts its call, on platform and virtual threads")
  void interruption(boolean virtual) throws Exception {
    try (CallLab lab = new CallLab()) {
      var _ = lab.server.functions().register("sleep", sleeper);
      AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
      AtomicBoolean still = new AtomicBoolean();
      Runnable calling =
          () -> {
            try {
              var _ = lab.client.callRemote("sleep");
            } catch (RuntimeException e) {
              thrown.set(e);
              still.set(Thread.currentThread().isInterrupted());
            }
          };
      Thread caller =
          virtual ? Thread.startVirtualThread(calling) : Thread.ofPlatform().start(calling);
      CallLab.await(begun);
      caller.interrupt();
      CallLab.await(interrupted);
      assertThat(caller.join(Duration.ofSeconds(CallLab.PATIENCE_SECONDS))).isTrue();
      assertThat(thrown.get())
          .isInstanceOf(CancellationException.class)
          .hasMessageContaining("MAYBE_EXECUTED");
      assertThat(still).isTrue();
    }
  }

  @Test
  @DisplayName("cancelling a future interrupts its call, and all calls nested in it")
  void cancelNested() throws Exception {
    try (CallLab lab = new CallLab()) {
      var _ = lab.client.functions().register("sleep", sleeper);
      CountDownLatch outerEnded = new CountDownLatch(1);
      var _ =
          lab.server
              .functions()
              .register(
                  "relay",
                  () -> {
                    try {
                      return CallContext.current().peer().callRemote("sleep");
                    } finally {
                      outerEnded.countDown();
                    }
                  });
      CompletableFuture<@Nullable Object> future = lab.client.callRemoteAsync("relay");
      CallLab.await(begun);
      try (Stopwatch watch = new Stopwatch()) {
        assertThat(future.cancel(true)).isTrue();
        CallLab.await(interrupted);
        CallLab.await(outerEnded);
        assertThat(watch.elapsed()).isLessThan(Duration.ofSeconds(1));
      }
      CallLab.until("it has ended", () -> lab.runningAtServer() == 0);
    }
  }

  @Test
  @DisplayName("a call that waits for an item of a queue is free at once when cancelled")
  void cancelTake() {
    try (CallLab lab = new CallLab()) {
      var _ =
          lab.server
              .functions()
              .register(
                  "take",
                  () -> {
                    begun.countDown();
                    return lab.server.queue("empty").take();
                  });
      CompletableFuture<@Nullable Object> future = lab.client.callRemoteAsync("take");
      CallLab.until("it runs", () -> begun.getCount() == 0);
      assertThat(future.cancel(true)).isTrue();
      CallLab.until("it has ended", () -> lab.runningAtServer() == 0);
    }
  }

  @Test
  @DisplayName(
      "a call that ignores interruption is reported at both ends, with the place where it is")
  void ignoresInterruption() {
    try (CallLab lab = new CallLab();
        WarningLog log = new WarningLog()) {
      AtomicBoolean enough = new AtomicBoolean();
      var _ =
          lab.server
              .functions()
              .register(
                  "spin",
                  () -> {
                    begun.countDown();
                    while (!enough.get()) {
                      spinStubbornly();
                    }
                    return 0;
                  });
      CompletableFuture<@Nullable Object> future = lab.client.callRemoteAsync("spin");
      CallLab.until("it runs", () -> begun.getCount() == 0);
      assertThat(future.cancel(true)).isTrue();
      log.awaitLine("'spin'", "ada at", "still runs", "GivingUpTest");
      log.awaitLine("'spin'", "given up", "ignores being interrupted", "GivingUpTest");
      assertThat(lab.runningAtServer()).isEqualTo(1);
      enough.set(true);
      CallLab.until("it has ended", () -> lab.runningAtServer() == 0);
    }
  }

  private static void spinStubbornly() {
    Thread.yield();
  }

  @Test
  @DisplayName("when the session ends the caller fails, and what runs for it is interrupted")
  void sessionEnds() throws Exception {
    try (CallLab lab = new CallLab()) {
      var _ = lab.server.functions().register("sleep", sleeper);
      CompletableFuture<@Nullable Object> future = lab.client.callRemoteAsync("sleep");
      CallLab.await(begun);
      lab.client.close();
      CallLab.await(interrupted);
      assertThatThrownBy(() -> future.get(CallLab.PATIENCE_SECONDS, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(DisconnectedException.class)
          .extracting(GivingUpTest::outcomeOf)
          .isEqualTo(Outcome.MAYBE_EXECUTED);
      assertThatThrownBy(() -> lab.client.callRemote("sleep"))
          .isInstanceOf(DisconnectedException.class)
          .extracting(GivingUpTest::outcomeOf)
          .isEqualTo(Outcome.NOT_SENT);
    }
  }

  @Test
  @DisplayName(
      "a function that swallows the interrupt of its deadline does not make the call come late")
  void swallowedInterrupt() {
    try (CallLab lab = new CallLab()) {
      var _ =
          lab.server
              .functions()
              .register(
                  "swallow",
                  () -> {
                    Thread.currentThread().interrupt();
                    return "done";
                  });
      assertThat(lab.client.callRemote("swallow")).isEqualTo("done");
    }
  }
}
