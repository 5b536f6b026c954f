package dev.hawser.internal.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.internal.time.ManualTimer;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RateTest {
  private final ManualTimer timer = new ManualTimer();
  private final Rate rate = new Rate(timer, 10);

  private int free() {
    int free = 0;
    while (rate.delayNanos() == 0) {
      free++;
    }
    return free;
  }

  @Test
  @DisplayName("after a rest, a second's worth comes at once")
  void burst() {
    assertThat(free()).isEqualTo(10);
    timer.advance(Duration.ofHours(1));
    assertThat(free()).isEqualTo(10);
  }

  @Test
  @DisplayName("then each waits a step longer than the one before, whoever asks")
  void queue() {
    for (int i = 0; i < 10; i++) {
      assertThat(rate.delayNanos()).isZero();
    }
    assertThat(rate.delayNanos()).isEqualTo(Duration.ofMillis(100).toNanos());
    assertThat(rate.delayNanos()).isEqualTo(Duration.ofMillis(200).toNanos());
    timer.advance(Duration.ofMillis(200));
    assertThat(rate.delayNanos()).isEqualTo(Duration.ofMillis(100).toNanos());
  }

  @Test
  @DisplayName("who keeps to the rate never waits")
  void steady() {
    for (int i = 0; i < 1000; i++) {
      assertThat(rate.delayNanos()).isZero();
      timer.advance(Duration.ofMillis(100));
    }
  }
}
