package dev.hawser.scenario.cluster;

import static dev.hawser.scenario.cluster.ClusterLab.eventually;
import static dev.hawser.scenario.cluster.ClusterLab.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Client;
import dev.hawser.Deadline;
import dev.hawser.DeadlineException;
import dev.hawser.ValueException;
import dev.hawser.call.Cluster;
import dev.hawser.call.Cluster.JobProgress;
import dev.hawser.call.Cluster.Lending;
import java.io.FileNotFoundException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A cluster")
class ClusterTest {
  private final ClusterLab lab = new ClusterLab();

  private record Point(int x, int y) {}

  @BeforeEach
  void reset() {
    Stops.reset();
  }

  @AfterEach
  void close() {
    Stops.letGo(1_000);
    lab.close();
  }

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  private static int stopAndDouble(int number) throws InterruptedException {
    Stops.stop();
    return 2 * number;
  }

  // ---- results ----

  @Test
  @DisplayName("brings the results of 10,000 items in their order, to clients and to the server")
  void map() throws Exception {
    lab.worker();
    lab.worker();
    List<Integer> expected = numbers(10_000).stream().map(each -> each * 3).toList();
    assertThat(lab.cluster().map(each -> each * 3, numbers(10_000))).isEqualTo(expected);
    assertThat(Cluster.in(lab.server).map(each -> each * 3, numbers(10_000))).isEqualTo(expected);
  }

  @Test
  @DisplayName("works when the server lends its own processors")
  void serverAsWorker() throws Exception {
    try (Lending lending = Cluster.lend(lab.server, 2)) {
      assertThat(lab.cluster().map(each -> each + 1, numbers(100))).hasSize(100).contains(100);
      assertThat(lending.done()).isEqualTo(100);
    }
  }

  @Test
  @DisplayName("hands out each result once, as it comes, on the calling thread")
  void forEach() throws Exception {
    lab.worker();
    SortedMap<Integer, Integer> results = new TreeMap<>();
    Thread caller = Thread.currentThread();
    lab.cluster()
        .chunk(7)
        .forEach(
            each -> each * each,
            numbers(100),
            (item, result) -> {
              assertThat(Thread.currentThread()).isSameAs(caller);
              assertThat(results.put(item, result)).isNull();
            });
    assertThat(results).hasSize(100);
    results.forEach((item, result) -> assertThat(result).isEqualTo(item * item));
  }

  @Test
  @DisplayName("takes null for a result, and no items for an answer")
  void nothing() throws Exception {
    Cluster cluster = lab.cluster();
    assertThat(cluster.map(each -> each, List.<Integer>of())).isEmpty();
    lab.worker();
    assertThat(cluster.map(each -> each % 2 == 0 ? null : each, numbers(4)))
        .containsExactly(null, 1, null, 3);
  }

  @Test
  @DisplayName("carries items and results of types that nobody has allowed")
  void ownTypes() throws Exception {
    lab.worker();
    List<Point> points = numbers(50).stream().map(each -> new Point(each, 0)).toList();
    List<Point> turned =
        lab.cluster().chunk(10).map(point -> new Point(point.y(), point.x()), points);
    assertThat(turned).hasSize(50).last().isEqualTo(new Point(0, 49));
    eventually("nothing is left", () -> lab.server.map("hawser.cargo.1").isEmpty());
  }

  @Test
  @DisplayName("waits for a worker if there is none")
  void waits() throws Exception {
    CompletableFuture<List<Integer>> future = lab.cluster().mapAsync(each -> -each, numbers(100));
    eventually("one item waits", () -> lab.server.queue("hawser.tasks").size() == 1);
    assertThat(future).isNotDone();
    lab.worker();
    assertThat(soon(future)).hasSize(100).last().isEqualTo(-99);
  }

  @Test
  @DisplayName("has only a few chunks on their way at once")
  void backPressure() throws Exception {
    lab.worker();
    var future = lab.cluster().chunk(1).mapAsync(ClusterTest::stopAndDouble, numbers(100));
    Stops.awaitStopped();
    eventually("some wait", () -> lab.server.queue("hawser.tasks").size() == 2);
    for (int i = 0; i < 20; i++) {
      Stops.letGo(1);
      Stops.awaitStopped();
      assertThat(lab.server.queue("hawser.tasks").size()).isLessThanOrEqualTo(2);
    }
    Stops.letGo(100);
    assertThat(soon(future)).hasSize(100);
  }

  @Test
  @DisplayName("tells how far a job has come")
  void progress() throws Exception {
    lab.worker();
    lab.worker();
    List<JobProgress> told = Collections.synchronizedList(new ArrayList<>());
    lab.cluster().chunk(10).onProgress(told::add).map(each -> each, numbers(95));
    assertThat(told).hasSize(10).last().isEqualTo(new JobProgress(95, 95, 2, 0));
    assertThat(told.stream().map(JobProgress::done)).isSorted();
  }

  @Test
  @DisplayName("does several jobs side by side, and uses their desks again")
  void sideBySide() throws Exception {
    lab.worker();
    lab.worker();
    Cluster cluster = lab.cluster();
    for (int round = 0; round < 5; round++) {
      List<CompletableFuture<List<Integer>>> futures = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        int factor = i;
        futures.add(cluster.mapAsync(each -> each * factor, numbers(200)));
      }
      for (int i = 0; i < 4; i++) {
        assertThat(soon(futures.get(i))).hasSize(200).last().isEqualTo(199 * i);
      }
    }
    assertThat(lab.server.map("hawser.jobs")).isEmpty();
    assertThat(lab.server.map("hawser.places", Integer.class).get("desks")).isLessThanOrEqualTo(4);
    assertThat(lab.server.queue("hawser.tasks").size()).isZero();
  }

  // ---- failures ----

  @Test
  @DisplayName("throws what the function threw, and interrupts the rest of the job")
  void failure() throws Exception {
    Client worker = lab.client();
    var _ = Cluster.lend(worker.globals(), 2);
    Cluster cluster = lab.cluster().chunk(1);
    assertThatThrownBy(() ->
            cluster.map(
                each -> {
                  if (each == 0) {
                    throw new FileNotFoundException("no item " + each);
                  }
                  return stopAndDouble(each);
                },
                numbers(10)))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessage("no item 0");
    eventually(
        "whoever works for it is interrupted", () -> Stops.INTERRUPTED.get() == Stops.CALLS.get());
    assertThat(cluster.map(each -> each + 1, numbers(3))).containsExactly(1, 2, 3);
  }

  @Test
  @DisplayName("does not begin a job whose function cannot travel")
  void cannotTravel() {
    lab.worker();
    Object stays = new Object();
    assertThatThrownBy(() -> lab.cluster().map(each -> stays.hashCode() + each, numbers(3)))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("java.lang.Object");
    eventually("the desk is free", () -> lab.server.queue("hawser.desks").size() == 1);
  }

  @Test
  @DisplayName("fails a job whose results cannot travel, and says why")
  void resultCannotTravel() throws Exception {
    lab.worker();
    assertThatThrownBy(() -> lab.cluster().map(_ -> new Object(), numbers(3)))
        .hasMessageContaining("java.lang.Object");
    assertThat(lab.cluster().map(each -> each, numbers(3))).hasSize(3);
  }

  @Test
  @DisplayName("gives a cancelled job up, also where it is worked on")
  void cancel() throws Exception {
    lab.worker();
    Cluster cluster = lab.cluster();
    var future = cluster.mapAsync(ClusterTest::stopAndDouble, numbers(10));
    Stops.awaitStopped();
    assertThat(future.cancel(true)).isTrue();
    eventually("the function is interrupted", () -> Stops.INTERRUPTED.get() == 1);
    assertThat(cluster.map(each -> each, numbers(3))).hasSize(3);
    eventually("nothing is left", () -> lab.server.map("hawser.jobs").isEmpty());
  }

  @Test
  @DisplayName("gives a job up at its deadline")
  void deadline() throws Exception {
    lab.worker();
    Deadline deadline = Deadline.within(Duration.ofMillis(300));
    assertThatThrownBy(
            () -> deadline.call(() -> lab.cluster().map(ClusterTest::stopAndDouble, numbers(10))))
        .isInstanceOf(DeadlineException.class);
    eventually("the function is interrupted", () -> Stops.INTERRUPTED.get() == Stops.CALLS.get());
    eventually("nothing is left", () -> lab.server.map("hawser.jobs").isEmpty());
  }

  @Test
  @DisplayName("gives a job up when its submitter is interrupted")
  void interrupt() throws Exception {
    lab.worker();
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Thread submitter =
        Thread.ofVirtual()
            .start(() -> {
              try {
                lab.cluster().map(ClusterTest::stopAndDouble, numbers(10));
              } catch (Exception e) {
                thrown.complete(e);
              }
            });
    Stops.awaitStopped();
    submitter.interrupt();
    assertThat(soon(thrown)).isInstanceOf(InterruptedException.class);
    eventually("the function is interrupted", () -> Stops.INTERRUPTED.get() == 1);
  }

  @Test
  @DisplayName("clears what a submitter left that died")
  void deadSubmitter() throws Exception {
    Client submitter = lab.client();
    var abandoned = Cluster.in(submitter.globals()).mapAsync(each -> each, numbers(1_000));
    eventually("it waits for a worker", () -> lab.server.queue("hawser.tasks").size() == 1);
    submitter.close();
    assertThatThrownBy(() -> soon(abandoned)).hasMessageContaining("closed");
    lab.worker();
    assertThat(lab.cluster().map(each -> each + 1, numbers(10))).hasSize(10).contains(10);
    assertThat(lab.server.map("hawser.jobs")).isEmpty();
    assertThat(lab.server.map("hawser.places")).containsEntry("desks", 1);
  }

  @Test
  @DisplayName("does not stumble over what others put among its tasks")
  void garbage() throws Exception {
    lab.server.queue("hawser.tasks").put("garbage");
    lab.worker();
    assertThat(lab.cluster().map(each -> each, numbers(3))).containsExactly(0, 1, 2);
  }

  @Test
  @DisplayName("refuses settings that make no sense")
  void settings() {
    Cluster cluster = lab.cluster();
    assertThatThrownBy(() -> cluster.chunk(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> cluster.attempts(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> cluster.lease(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Cluster.lend(lab.server, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
