package dev.hawser.internal.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Deadline;
import dev.hawser.DeadlineException;
import dev.hawser.call.Command;
import dev.hawser.call.RemoteProcess;
import dev.hawser.testing.Stopwatch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class ProcessKillTest {
  /// Three processes; the last two ids are printed.
  private static final String TREE =
      "sleep 1000 & echo $!; sh -c 'sleep 1000 & echo $!; wait' & wait";

  /// The child that printed the id of its own child ends at once.
  private static final String ORPHAN = "sh -c 'sleep 1000 & echo $!'; echo lost; exec sleep 1000";

  private static final Duration ONE_SECOND = Duration.ofSeconds(1);

  private final Workshop workshop = new Workshop();

  @AfterEach
  void close() {
    workshop.close();
  }

  /// A command with all its processes.
  private record Family(RemoteProcess process, List<Long> pids) {
    boolean isGone() {
      return pids.stream().noneMatch(Workshop::isRunning);
    }

    void assertAlive() {
      assertThat(pids).allMatch(Workshop::isRunning);
    }

    /// Kills what a test leaves.
    void clear() {
      pids.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    }
  }

  /// Starts a command that prints so many ids of its children.
  private Family start(Command command, int children) throws IOException {
    RemoteProcess process = workshop.processes.start(command);
    List<Long> pids = new ArrayList<>(List.of(process.pid()));
    BufferedReader out = new BufferedReader(new InputStreamReader(process.stdout(), UTF_8));
    for (int i = 0; i < children; i++) {
      pids.add(Long.parseLong(out.readLine()));
    }
    Family family = new Family(process, pids);
    family.assertAlive();
    return family;
  }

  private static void assertGoneWithin(Family family, Duration time, Stopwatch since) {
    try (since) {
      Workshop.until("all are dead", family::isGone);
      assertThat(since.elapsed()).isLessThan(time);
    }
  }

  @Test
  @DisplayName("killing a command kills its children within a second")
  void kill() throws Exception {
    Family family = start(Command.shell(TREE), 2);
    Stopwatch start = new Stopwatch();
    family.process().kill();
    assertGoneWithin(family, ONE_SECOND, start);
    assertThat(family.process().waitFor()).isEqualTo(128 + 15);
    family.process().kill();
    family.process().close();
  }

  @Test
  @DisplayName("a grandchild whose parent has died is killed, too")
  void orphan() throws Exception {
    Assumptions.assumeTrue(Launch.leads());
    Family family = start(Command.shell(ORPHAN), 1);
    Workshop.until(
        "the parent is dead",
        () -> ProcessHandle.of(family.pids().getFirst()).orElseThrow().descendants().count() == 0);
    Stopwatch start = new Stopwatch();
    family.process().kill();
    assertGoneWithin(family, ONE_SECOND, start);
  }

  @Test
  @DisplayName("who does not listen is killed by force after a second")
  void stubborn() throws Exception {
    String deaf = "trap '' TERM; sh -c 'echo $$; while true; do read x; done' & ";
    Family family = start(Command.shell(deaf + "while true; do wait; done"), 1);
    family.process().kill();
    Workshop.until("all are dead", family::isGone);
    assertThat(family.process().waitFor()).isEqualTo(128 + 9);
  }

  @Test
  @DisplayName("cancelling the exit status kills")
  void cancel() throws Exception {
    Family family = start(Command.shell(TREE), 2);
    CompletableFuture<Integer> exit = family.process().exit();
    CompletableFuture<Integer> other = family.process().exit();
    Stopwatch start = new Stopwatch();
    assertThat(exit.cancel(true)).isTrue();
    assertGoneWithin(family, ONE_SECOND, start);
    assertThat(other.get(60, TimeUnit.SECONDS)).isEqualTo(128 + 15);
  }

  @Test
  @DisplayName("interrupting the wait kills")
  void interrupt() throws Exception {
    Family family = start(Command.shell(TREE), 2);
    Thread.currentThread().interrupt();
    assertThatThrownBy(family.process()::waitFor).isInstanceOf(InterruptedException.class);
    Workshop.until("all are dead", family::isGone);
  }

  @Test
  @DisplayName("a deadline that passes kills")
  void deadline() throws Exception {
    Family family = start(Command.shell(TREE), 2);
    assertThatThrownBy(() -> Deadline.within(Duration.ofMillis(50)).call(family.process()::waitFor))
        .isInstanceOf(DeadlineException.class)
        .hasMessageContaining("command 'sh'");
    Workshop.until("all are dead", family::isGone);
  }

  @Test
  @DisplayName("the end of the session kills within a second")
  void sessionEnds() throws Exception {
    Family family = start(Command.shell(TREE), 2);
    Stopwatch start = new Stopwatch();
    workshop.client.close("enough");
    assertGoneWithin(family, ONE_SECOND, start);
  }

  @Test
  @DisplayName("what still runs when this process ends is killed, unless it goes on")
  void processEnds() throws Exception {
    Family family = start(Command.shell(TREE), 2);
    Family goingOn = start(Command.shell(TREE).goingOn(), 2);
    Survivors.kill();
    Workshop.until("all are dead", family::isGone);
    goingOn.assertAlive();
    goingOn.process().kill();
    Workshop.until("all are dead", goingOn::isGone);
  }

  @Test
  @DisplayName("what goes on survives the session, and its output holds nobody up")
  void goingOn() throws Exception {
    String line = "sleep 1000 & echo $!; read x; head -c 1000000 /dev/zero; exec sleep 1000";
    Family family = start(Command.shell(line).goingOn(), 1);
    try {
      workshop.client.close("enough");
      assertThatThrownBy(family.process()::waitFor).hasMessageContaining("enough");
      ProcessHandle main = ProcessHandle.of(family.pids().getFirst()).orElseThrow();
      Workshop.until(
          "it has printed all", () -> main.info().command().orElse("").contains("sleep"));
      family.assertAlive();
    } finally {
      family.clear();
    }
  }

  @Test
  @DisplayName("what goes on survives its caller's patience, but can be killed")
  void killGoingOn() throws Exception {
    Family family = start(Command.shell(TREE).goingOn(), 2);
    CompletableFuture<Integer> exit = family.process().exit();
    family.process().exit().cancel(true);
    Thread.currentThread().interrupt();
    assertThatThrownBy(family.process()::waitFor).isInstanceOf(InterruptedException.class);
    family.assertAlive();
    family.process().kill();
    assertThat(exit.get(60, TimeUnit.SECONDS)).isEqualTo(128 + 15);
    Workshop.until("all are dead", family::isGone);
  }
}
