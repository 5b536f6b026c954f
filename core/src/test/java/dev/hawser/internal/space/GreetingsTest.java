package dev.hawser.internal.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Whoever tells of a peer's departure")
class GreetingsTest {
  private final Greetings greetings = new Greetings();

  @Test
  @DisplayName("waits until each listener that is to hear of its arrival is being called")
  void afterAllHaveBegun() throws Exception {
    greetings.announce();
    greetings.announce();
    FutureTask<Integer> farewell =
        new FutureTask<>(() -> {
          greetings.awaitBegun();
          return 1;
        });
    Thread waiting = Thread.startVirtualThread(farewell);
    Lab.until("it waits", () -> waiting.getState() == Thread.State.WAITING);
    greetings.begun();
    assertThat(farewell.isDone()).isFalse();
    greetings.begun();
    assertThat(farewell.get(60, TimeUnit.SECONDS)).isEqualTo(1);
  }

  @Test
  @DisplayName("does not wait if there is no such listener")
  void ofNone() throws Exception {
    greetings.awaitBegun();
    greetings.announce();
    greetings.begun();
    greetings.awaitBegun();
  }
}
