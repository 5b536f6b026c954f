package dev.hawser.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Client;
import dev.hawser.Deadline;
import dev.hawser.DeadlineException;
import dev.hawser.Server;
import dev.hawser.call.Command;
import dev.hawser.call.RemoteProcess;
import dev.hawser.scenario.LogLines;
import dev.hawser.security.Trust;
import dev.hawser.testing.Stopwatch;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is given up is free at the other end within a second:")
class CancelTest extends Voyage {
  private static final long MOST_MILLIS = 1000;

  private final LogLines log = new LogLines();
  private Server server;
  private Client client;

  @BeforeEach
  void open() {
    Work.reset();
    server = open(Trust.full());
    client = join(server, Trust.nothing());
  }

  @AfterEach
  void release() {
    Work.release();
    log.close();
  }

  @Test
  @DisplayName("a shipped endless loop that looks at its interruption")
  void loop() throws Exception {
    CompletableFuture<Long> call = client.callAsync(() -> Work.politely());
    Work.awaitBegin();
    call.cancel(true);
    assertSoonOver("endless loop");
  }

  @Test
  @DisplayName("a shipped endless loop whose caller's time is over")
  void loopWithDeadline() throws Exception {
    Deadline deadline = Deadline.within(Duration.ofSeconds(3)); // in which it has begun
    assertThatThrownBy(() -> deadline.call(() -> client.call(() -> Work.politely())))
        .isInstanceOf(DeadlineException.class);
    assertSoonOver("endless loop past its deadline");
  }

  @Test
  @DisplayName("a shipped endless loop whose caller has left")
  void loopOfOneWhoLeft() throws Exception {
    CompletableFuture<Long> call = client.callAsync(() -> Work.politely());
    Work.awaitBegin();
    client.close();
    assertSoonOver("endless loop of one who left");
    assertThat(call).failsWithin(Duration.ofSeconds(60));
  }

  @Test
  @DisplayName("a blocked take in a shipped call, which swallows nothing afterwards")
  void blockedTake() throws Exception {
    CompletableFuture<Object> call = client.callAsync(() -> Work.taking());
    Work.awaitBegin();
    call.cancel(true);
    assertSoonOver("blocked take");
    client.queue("empty").put("precious");
    assertThat(client.queue("empty").poll()).isEqualTo("precious");
  }

  @Test
  @DisplayName("a sleeping process and its children, when its exit is cancelled")
  void processTree() {
    RemoteProcess process = client.start(Command.shell("sleep 1000 & sleep 1000; true"));
    List<ProcessHandle> tree = tree(process.pid());
    process.exit().cancel(true);
    assertSoonGone("cancelled process tree", tree);
  }

  @Test
  @DisplayName("a sleeping process and its children, when its caller leaves")
  void processTreeOfOneWhoLeft() {
    RemoteProcess process = client.start(Command.shell("sleep 1000 & sleep 1000; true"));
    List<ProcessHandle> tree = tree(process.pid());
    client.close();
    assertSoonGone("process tree of one who left", tree);
  }

  @Test
  @DisplayName("but a loop that ignores its interruption is reported as such at both ends")
  void stubbornLoop() throws Exception {
    CompletableFuture<Long> call = client.callAsync(() -> Work.stubbornly());
    Work.awaitBegin();
    call.cancel(true);
    log.awaitLine("ignores", "interrupt");
    assertThat(Work.goesOn()).isTrue();
    log.lines().stream().filter(line -> line.contains("interrupt")).forEach(System.out::print);
    Work.release();
    assertThat(Work.awaitEnd()).isTrue();
  }

  private static void assertSoonOver(String what) throws InterruptedException {
    try (Stopwatch watch = new Stopwatch()) {
      assertThat(Work.awaitEnd()).as("%s is over", what).isTrue();
      assertSoon(what, watch);
    }
  }

  private static void assertSoonGone(String what, List<ProcessHandle> tree) {
    try (Stopwatch watch = new Stopwatch()) {
      eventually(what, () -> tree.stream().noneMatch(CancelTest::runs));
      assertSoon(what, watch);
    }
  }

  private static void assertSoon(String what, Stopwatch watch) {
    long millis = watch.elapsed().toMillis();
    System.out.printf("%s: free after %d ms%n", what, millis);
    assertThat(millis).as("milliseconds until free: %s", what).isLessThan(MOST_MILLIS);
  }

  /// A process of this host with its two children.
  private static List<ProcessHandle> tree(long pid) {
    ProcessHandle root = ProcessHandle.of(pid).orElseThrow();
    eventually("two children", () -> root.descendants().count() == 2);
    return Stream.concat(Stream.of(root), root.descendants()).toList();
  }

  /// Whether a process has not ended. One that has, but whose parent did not ask for its status,
  /// has no command any more.
  private static boolean runs(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }
}
