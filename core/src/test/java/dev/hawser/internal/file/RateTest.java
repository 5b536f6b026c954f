package dev.hawser.internal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawser.internal.time.ManualTimer;
import java.time.Duration;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// How fast it goes.
class RateTest {
  private final ManualTimer timer = new ManualTimer();
  private final Rate rate = new Rate(timer);

  private void run(Duration time, long perStep) {
    Duration step = Duration.ofMillis(50);
    for (Duration left = time; left.isPositive(); left = left.minus(step)) {
      timer.advance(step);
      rate.add(perStep);
    }
  }

  @Test
  @DisplayName("an even flow has its rate from the first second on")
  void even() {
    run(Duration.ofSeconds(1), 50);
    assertThat(rate.perSecond()).isCloseTo(1000, Percentage.withPercentage(10));
    run(Duration.ofSeconds(9), 50);
    assertThat(rate.perSecond()).isCloseTo(1000, Percentage.withPercentage(10));
  }

  @Test
  @DisplayName("what is three seconds old does not count any more")
  void changes() {
    run(Duration.ofSeconds(10), 5000);
    run(Duration.ofSeconds(4), 50);
    assertThat(rate.perSecond()).isCloseTo(1000, Percentage.withPercentage(10));
    timer.advance(Duration.ofHours(1));
    assertThat(rate.perSecond()).isZero();
    rate.add(0);
    assertThat(rate.perSecond()).isCloseTo(0, within(0L));
  }
}
