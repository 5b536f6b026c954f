package dev.hawser.scenario.cluster;

import static dev.hawser.scenario.cluster.ClusterLab.eventually;
import static dev.hawser.scenario.cluster.ClusterLab.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Client;
import dev.hawser.DisconnectedException;
import dev.hawser.PermissionException;
import dev.hawser.call.Cluster;
import dev.hawser.call.Cluster.JobProgress;
import dev.hawser.call.Cluster.Lending;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Workers of a cluster")
class WorkersTest {
  private static final List<Integer> ITEMS = List.of(1, 2, 3);
  private static final List<Integer> DOUBLED = List.of(2, 4, 6);
  private static final Duration SHORT = Duration.ofMillis(200);

  private final ClusterLab lab = new ClusterLab();
  private final AtomicReference<JobProgress> last = new AtomicReference<>();

  @BeforeEach
  void reset() {
    Stops.reset();
  }

  @AfterEach
  void close() {
    Stops.letGo(1_000);
    lab.close();
  }

  /// A job of one chunk, whose function stops the test's way at the first item.
  private CompletableFuture<List<Integer>> job(Cluster cluster) {
    return cluster.chunk(3).onProgress(last::set).mapAsync(WorkersTest::work, ITEMS);
  }

  private static int work(int number) throws InterruptedException {
    if (number == 1) {
      Stops.stop();
    }
    return 2 * number;
  }

  @Test
  @DisplayName("are counted while they lend, not when they have left or died")
  void counting() {
    Cluster cluster = lab.cluster();
    assertThat(cluster.workers()).isZero();
    Client mortal = lab.worker();
    try (Lending lending = Cluster.lend(lab.client().globals(), 1)) {
      assertThat(lending.done()).isZero();
      assertThat(cluster.workers()).isEqualTo(2);
    }
    assertThat(cluster.workers()).isEqualTo(1);
    mortal.close();
    eventually("nobody is left", () -> cluster.workers() == 0);
    lab.worker();
    assertThat(cluster.workers()).isEqualTo(1);
    assertThat(lab.server.map("hawser.places")).containsEntry("berths", 2);
  }

  @Test
  @DisplayName("that die leave their chunk to another: the result is exact")
  void dying() throws Exception {
    Client mortal = lab.worker();
    CompletableFuture<List<Integer>> job = job(lab.cluster());
    Stops.awaitStopped();
    mortal.close();
    Stops.letGo(2);
    lab.worker();
    assertThat(soon(job)).isEqualTo(DOUBLED);
    assertThat(Stops.CALLS).hasValue(2);
    assertThat(last.get().redelivered()).isEqualTo(1);
  }

  @Test
  @DisplayName("that are cut off for less than the lease go on: nothing is done twice")
  void cutOffShortly() throws Exception {
    var _ = Cluster.lend(lab.clientOnBadLine().globals(), 1);
    CompletableFuture<List<Integer>> job = job(lab.cluster());
    Stops.awaitStopped();
    lab.faults.refuseConnections(true).cut();
    Stops.letGo(1);
    assertThat(job).isNotDone();
    lab.faults.heal();
    assertThat(soon(job)).isEqualTo(DOUBLED);
    assertThat(Stops.CALLS).hasValue(1);
    assertThat(last.get().redelivered()).isZero();
  }

  @Test
  @DisplayName("that are cut off for longer than the lease are too late: the result is exact")
  void cutOffLong() throws Exception {
    Lending cutOff = Cluster.lend(lab.clientOnBadLine().globals(), 1);
    Cluster cluster = lab.cluster().lease(SHORT);
    CompletableFuture<List<Integer>> job = job(cluster);
    Stops.awaitStopped();
    lab.faults.refuseConnections(true).cut();
    lab.worker();
    Stops.awaitStopped();
    Stops.letGo(2);
    assertThat(soon(job)).isEqualTo(DOUBLED);
    assertThat(last.get().redelivered()).isEqualTo(1);
    lab.faults.heal();
    eventually("the late worker is through", () -> cutOff.done() == 3);
    Stops.letGo(2);
    assertThat(soon(job(cluster))).isEqualTo(DOUBLED);
  }

  @Test
  @DisplayName("keep a chunk for as long as it takes, while they are alive")
  void slowWork() throws Exception {
    LeaseClock clock = new LeaseClock(SHORT);
    try (ClusterLab slow = new ClusterLab(clock)) {
      slow.worker();
      slow.worker();
      CompletableFuture<List<Integer>> job = job(slow.cluster().lease(SHORT));
      Stops.awaitStopped();
      for (int i = 0; i < 6; i++) {
        clock.pass(SHORT.dividedBy(2));
      }
      Stops.letGo(1);
      assertThat(soon(job)).isEqualTo(DOUBLED);
      assertThat(Stops.CALLS).hasValue(1);
    }
  }

  @Test
  @DisplayName("that are lost again and again with the same chunk make the job fail")
  void attempts() throws Exception {
    CompletableFuture<List<Integer>> job = job(lab.cluster().attempts(2));
    for (int i = 0; i < 2; i++) {
      Client mortal = lab.worker();
      Stops.awaitStopped();
      mortal.close();
    }
    lab.worker();
    assertThatThrownBy(() -> soon(job))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(DisconnectedException.class)
        .hasMessageContaining("items 0 to 2 were lost with 2 workers");
  }

  @Test
  @DisplayName("finish what they work on when they are closed, and take nothing more")
  void closing() throws Exception {
    Lending lending = Cluster.lend(lab.client().globals(), 2);
    CompletableFuture<List<Integer>> job = job(lab.cluster());
    Stops.awaitStopped();
    CompletableFuture<Void> closing = CompletableFuture.runAsync(lending::close);
    eventually("it is leaving", () -> lab.server.queue("hawser.tasks").isEmpty());
    assertThat(closing).isNotDone();
    Stops.letGo(1);
    assertThat(soon(job)).isEqualTo(DOUBLED);
    soon(closing);
    lending.await();
    lending.close();
    assertThat(lab.server.map("hawser.workers")).isEmpty();
    var waiting = lab.cluster().mapAsync(each -> each, ITEMS);
    eventually("nobody takes it", () -> lab.server.queue("hawser.tasks").size() == 1);
    assertThat(waiting).isNotDone();
  }

  /// Why a lending ends, which it should do soon.
  private static Throwable end(Lending lending) throws Exception {
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            lending.await();
            end.completeExceptionally(new AssertionError("it was closed"));
          } catch (RuntimeException | InterruptedException e) {
            end.complete(e);
          }
        });
    return soon(end);
  }

  @Test
  @DisplayName("say why they have ended")
  void ending() throws Exception {
    Client client = lab.client();
    Lending lending = Cluster.lend(client.globals(), 2);
    client.close();
    assertThat(end(lending)).isInstanceOf(DisconnectedException.class);
  }

  @Test
  @DisplayName("that do not let the server ship code are none; their chunk goes to another")
  void notGranted() throws Exception {
    Client careful =
        Client.builder().transport(lab.network).connect(lab.server.address().toString());
    try (careful) {
      Lending lending = Cluster.lend(careful.globals(), 1);
      var job = lab.cluster().mapAsync(each -> 2 * each, ITEMS);
      assertThat(end(lending))
          .isInstanceOf(PermissionException.class)
          .hasMessageContaining("shipped-code");
      lab.worker();
      assertThat(soon(job)).isEqualTo(DOUBLED);
    }
  }
}
