package dev.hawser.internal.object.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Which methods run on the thread that reads.
class PaceTest {
  private static final long QUICK = TimeUnit.MICROSECONDS.toNanos(5);
  private static final long SLOW = TimeUnit.MICROSECONDS.toNanos(500);

  private final Pace pace = new Pace();

  private void took(int times, long nanos) {
    for (int i = 0; i < times; i++) {
      pace.took(nanos);
    }
  }

  @Test
  @DisplayName("a method is short once it was quick many times")
  void earned() {
    assertThat(pace.isShort()).isFalse();
    took(19, QUICK);
    assertThat(pace.isShort()).isFalse();
    took(1, QUICK);
    assertThat(pace.isShort()).isTrue();
  }

  @Test
  @DisplayName("being slow once costs a method little, being slow again and again its place")
  void slow() {
    took(100, QUICK);
    took(1, SLOW);
    assertThat(pace.isShort()).isTrue();
    took(10, SLOW);
    assertThat(pace.isShort()).isFalse();
    took(20, QUICK);
    assertThat(pace.isShort()).isTrue();
  }

  @Test
  @DisplayName("a method that held the reader up is not short for a good while")
  void stalled() {
    took(100, QUICK);
    pace.stalled();
    took(150, QUICK);
    assertThat(pace.isShort()).isFalse();
    took(70, QUICK);
    assertThat(pace.isShort()).isTrue();
  }
}
