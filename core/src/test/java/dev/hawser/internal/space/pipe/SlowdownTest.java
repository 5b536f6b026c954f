package dev.hawser.internal.space.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.space.Lab;
import dev.hawser.internal.time.ManualTimer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SlowdownTest {
  private static final long A_WHILE = Duration.ofSeconds(20).toNanos();

  private final ManualTimer timer = new ManualTimer();
  private final Slowdown slowdown = new Slowdown(new Patience(timer, Duration.ofSeconds(20)));

  @Test
  @DisplayName("who sends what can be decoded is heard at once")
  void good() throws Exception {
    assertThat(slowdown.isOn()).isFalse();
    assertThat(slowdown.await(0)).isTrue();
  }

  @Test
  @DisplayName("who sends a refused value is not heard for twenty times as long as it took")
  void bad() throws Exception {
    long begun = slowdown.now();
    timer.advance(Duration.ofMillis(10));
    slowdown.refused(begun);
    assertThat(slowdown.await(0)).isFalse();
    timer.advance(Duration.ofMillis(199));
    assertThat(slowdown.isOn()).isTrue();
    timer.advance(Duration.ofMillis(1));
    assertThat(slowdown.isOn()).isFalse();
    assertThat(slowdown.await(0)).isTrue();
  }

  @Test
  @DisplayName("a wait ends when the time is over")
  void waits() throws Exception {
    slowdown.refused(slowdown.now());
    CompletableFuture<Boolean> heard = new CompletableFuture<>();
    Thread.startVirtualThread(() -> {
      try {
        heard.complete(slowdown.await(A_WHILE));
      } catch (InterruptedException e) {
        heard.completeExceptionally(e);
      }
    });
    Lab.until("it waits", () -> timer.waiting() == 1);
    timer.advance(Duration.ofMillis(1));
    assertThat(heard.get()).isTrue();
  }

  @Test
  @DisplayName("however long a value took, its sender is heard again within a second")
  void atMostASecond() {
    long begun = slowdown.now();
    timer.advance(Duration.ofMinutes(1));
    slowdown.refused(begun);
    timer.advance(Duration.ofSeconds(1));
    assertThat(slowdown.isOn()).isFalse();
  }
}
