package dev.hawser.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.Address;
import dev.hawser.internal.session.Workshop.Job;
import dev.hawser.internal.time.Timer;
import dev.hawser.testing.Cut;
import dev.hawser.testing.FaultPlan;
import dev.hawser.testing.MemoryNetwork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Both ends run each other's tasks, quick, slow and nested ones, while connections break.
@Timeout(180)
class TurnsUnderCutsTest {
  private static final long SEED = System.nanoTime();
  private static final long TEST_NANOS = TimeUnit.MILLISECONDS.toNanos(900);
  private static final int QUICK = 0;
  private static final int CALLS_BACK = 1;
  private static final int STALLS = 2;
  private static final int COMPUTES = 3;
  private static final int KINDS = 4;

  private final FaultPlan faults = FaultPlan.over(new MemoryNetwork(), SEED);
  private final Recorder atClient = new Recorder();
  private final Sessions sessions =
      new Sessions(
          faults.transport(),
          Address.memory("server"),
          Sessions.timed(Duration.ofMillis(120), Duration.ofSeconds(30), Timer.system()));

  @AfterEach
  void close() {
    faults.heal();
    sessions.close();
  }

  @ParameterizedTest
  @EnumSource(Cut.class)
  @DisplayName("every task runs once and every caller gets its answer")
  void onceEach(Cut kind) throws Exception {
    System.out.println("TurnsUnderCutsTest seed " + SEED);
    Session client = sessions.connect(atClient);
    Session server = sessions.atServer(client);
    sessions.atServer.workshop.does(job -> work(job, () -> server));
    atClient.workshop.does(job -> work(job, () -> client));
    faults.cutEvery(Duration.ofMillis(15), kind);
    long end = System.nanoTime() + TEST_NANOS;
    List<FutureTask<Integer>> callers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Session from = i < 4 ? client : server;
      FutureTask<Integer> caller = new FutureTask<>(() -> askUntil(from, end));
      (i % 2 == 0 ? Thread.ofPlatform() : Thread.ofVirtual()).start(caller);
      callers.add(caller);
    }
    int asked = 0;
    for (FutureTask<Integer> each : callers) {
      asked += each.get(60, TimeUnit.SECONDS);
    }
    assertThat(sessions.atServer.workshop.run.get() + atClient.workshop.run.get()).isEqualTo(asked);
    assertThat(faults.cuts()).as("%s", faults).isPositive();
    assertThat(atClient.failures).isEmpty();
  }

  private static int askUntil(Session session, long end) throws InterruptedException {
    int asked = 0;
    while (System.nanoTime() < end) {
      byte[] message = Sessions.bytes(asked % 20 == 7 ? 50_000 : 30, asked);
      message[0] = (byte) (asked % KINDS);
      assertThat(Sessions.ask(session, Workshop.TASK, message)).isEqualTo(message);
      asked++;
    }
    return asked;
  }

  private static byte[] work(Job job, Supplier<Session> here) throws InterruptedException {
    switch (job.request()[0]) {
      case QUICK -> {}
      case CALLS_BACK -> Sessions.ask(here.get(), Recorder.ECHO, job.request());
      case STALLS -> {
        if (job.turn() != null) {
          job.awaitStall();
        }
      }
      case COMPUTES -> {
        long end = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(1_200);
        while (System.nanoTime() < end) {
          Thread.onSpinWait();
        }
      }
      default -> throw new AssertionError();
    }
    return job.request();
  }
}
