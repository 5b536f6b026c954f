package dev.hawser.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Client;
import dev.hawser.Deadline;
import dev.hawser.DeadlineException;
import dev.hawser.Server;
import dev.hawser.SharedQueue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Deadlines")
class DeadlinesTest extends Scenario {
  private static final Duration SOON = Duration.ofMillis(50);

  @Test
  @DisplayName("end every kind of waiting, at clients and at the server")
  void endWaiting() throws Exception {
    Server server = open();
    Client client = join(server);
    server.queue("full").capacity(1).put("one");
    assertLate(() -> client.pipe("p").receive());
    assertLate(() -> client.globals().queue("full").async().put("two").join());
    for (SharedQueue<Object> queue :
        List.of(client.queue("q"), client.globals().queue("q"), server.queue("q"))) {
      assertLate(queue::take);
      assertLate(() -> queue.poll(Duration.ofHours(1)));
      assertLate(() -> queue.lease(Duration.ofHours(1)));
      queue.put("not swallowed");
      assertThat(queue.poll()).isEqualTo("not swallowed");
    }
  }

  private static void assertLate(ScopedValue.CallableOp<Object, Exception> task) {
    assertThatThrownBy(() -> Deadline.within(SOON).call(task))
        .satisfiesAnyOf(
            e -> assertThat(e).isInstanceOf(DeadlineException.class),
            e -> assertThat(e).hasCauseInstanceOf(DeadlineException.class));
  }

  @Test
  @DisplayName("of blocks in blocks the earliest counts")
  void nest() {
    Client client = join(open());
    long begin = System.nanoTime();
    assertThatThrownBy(() ->
            Deadline.within(SOON)
                .call(() ->
                    Deadline.within(Duration.ofHours(1))
                        .call(() -> client.globals().queue().take())))
        .isInstanceOf(DeadlineException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  @DisplayName("leave alone what is done in time")
  void leaveAlone() {
    Client client = join(open());
    Deadline.within(Duration.ofSeconds(20)).run(() -> client.globals().map().put("a", 1));
    assertThat(client.globals().map().get("a")).isEqualTo(1);
    assertThat(Deadline.current()).isNull();
  }
}
