package dev.hawser.internal.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.Client;
import dev.hawser.Deadline;
import dev.hawser.DeadlineException;
import dev.hawser.Server;
import dev.hawser.SharedMap;
import dev.hawser.SharedQueue;
import dev.hawser.internal.operation.Async;
import dev.hawser.internal.time.ManualTimer;
import dev.hawser.security.AdmissionLimits;
import dev.hawser.testing.MemoryNetwork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Requests that are much work wait for their turn; the server's time stands still but for what a
/// test moves it.
class PermissionRateTest {
  private final ManualTimer timer = new ManualTimer();
  private Server server;
  private Client client;

  @BeforeEach
  void open() {
    MemoryNetwork network = new MemoryNetwork();
    Settings.Draft draft = new Settings.Draft();
    draft.transport(network);
    draft.timer(timer);
    draft.admission(AdmissionLimits.defaults().withExpensivePerSecond(1));
    server = EmbeddedServer.open(List.of(Address.memory("rate")), draft.settings());
    client = Client.builder().transport(network).connect("memory:rate");
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  /// Does something that does not come to an end while the time stands still.
  private static void givesUp(Callable<?> operation) {
    assertThatThrownBy(() -> Deadline.within(Duration.ofMillis(100)).call(operation::call))
        .isInstanceOf(DeadlineException.class);
  }

  /// Does something while the server's time goes on for ten seconds, after which its turn has come.
  /// Each step waits for an answer first, so that the time never runs ahead of the session.
  private <T> T inTime(Callable<T> operation) {
    CompletableFuture<T> result = Async.of("test", operation);
    for (int step = 0; step < 20 && !result.isDone(); step++) {
      client.ping();
      timer.advance(Duration.ofMillis(500));
    }
    return result.orTimeout(1, TimeUnit.MINUTES).join();
  }

  @Test
  @DisplayName("clearing and draining wait for their turn, small requests do not")
  void queues() throws Exception {
    SharedQueue<Object> queue = client.globals().queue("q");
    queue.put(1);
    assertThat(queue.clear()).isEqualTo(1);
    queue.put(2);
    givesUp(queue::clear);
    assertThat(queue.size()).isEqualTo(1);
    assertThat(inTime(queue::clear)).isEqualTo(1);
    queue.put(3);
    assertThat(inTime(() -> queue.drainTo(new ArrayList<>()))).isEqualTo(1);
    Lab.until("what was drained is confirmed", () -> server.queue("q").isEmpty());
  }

  @Test
  @DisplayName("copying a map waits for its turn")
  void maps() {
    server.map("m").put("k", 1);
    server.map("n").put("k", 2);
    SharedMap<Object> map = client.globals().map("m");
    assertThat(map.remote().keySet()).containsExactly("k");
    givesUp(() -> map.remote().keySet().iterator().next());
    assertThat(map.remote().get("k")).isEqualTo(1);
    assertThat(inTime(() -> map.get("k"))).isEqualTo(1);
    assertThat(inTime(() -> map.remote().onChange(_ -> {}))).isNotNull();
  }

  @Test
  @DisplayName("a request that was given up before its turn does nothing then")
  void givenUp() throws Exception {
    SharedQueue<Object> kept = client.globals().queue("kept");
    SharedQueue<Object> other = client.globals().queue("other");
    other.clear();
    kept.put(1);
    givesUp(kept::clear);
    givesUp(() -> kept.drainTo(new ArrayList<>()));
    client.ping();
    for (int i = 0; i < 3; i++) {
      inTime(other::clear);
    }
    assertThat(server.queue("kept").size()).isEqualTo(1);
  }
}
