package dev.hawser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.security.AdmissionLimits;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LimitsTest {
  @Test
  @DisplayName("the defaults are those of the documentation")
  void defaults() {
    assertThat(Limits.defaults())
        .isEqualTo(
            new Limits(
                256L << 20, 200, 256 << 20, 256 << 10, 65_536, 64L << 20, 320L << 20, 1_000_000));
    assertThat(AdmissionLimits.defaults())
        .isEqualTo(
            new AdmissionLimits(
                4096,
                512,
                64,
                16,
                Duration.ofSeconds(10),
                5,
                20,
                Duration.ofMinutes(10),
                10_000,
                1000,
                200));
  }

  @Test
  @DisplayName("each change leaves the other bounds alone")
  void changes() {
    Limits changed =
        Limits.defaults()
            .withValueBytes(1 << 20)
            .withValueShape(5, 6)
            .withStreams(7, 1 << 16)
            .withBacklogBytes(8 << 20)
            .withSessionBytes(9 << 20)
            .withObjects(10);
    assertThat(changed).isEqualTo(new Limits(1 << 20, 5, 6, 1 << 16, 7, 8 << 20, 9 << 20, 10));
    AdmissionLimits admission =
        AdmissionLimits.defaults()
            .withConnections(1, 2)
            .withHandshakes(3, 4, Duration.ofSeconds(5))
            .withAttempts(6, 7, Duration.ofSeconds(8))
            .withSessions(9, 10)
            .withExpensivePerSecond(11);
    assertThat(admission)
        .isEqualTo(
            new AdmissionLimits(
                1, 2, 3, 4, Duration.ofSeconds(5), 6, 7, Duration.ofSeconds(8), 9, 10, 11));
  }

  @Test
  @DisplayName("a larger value makes its session large enough for it")
  void largerValues() {
    assertThat(Limits.defaults().withValueBytes(1L << 30).sessionBytes())
        .isEqualTo((1L << 30) + (256 << 10));
    assertThat(Limits.defaults().withValueBytes(Long.MAX_VALUE).sessionBytes())
        .isEqualTo(Long.MAX_VALUE);
  }

  @Test
  @DisplayName("a session too small for its largest value is refused with what would be enough")
  void tooSmall() {
    assertThatThrownBy(() -> Limits.defaults().withSessionBytes(1 << 20))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sessionBytes is at least valueBytes + streamWindow");
    assertThatThrownBy(() -> AdmissionLimits.defaults().withConnections(0, 1))
        .hasMessage("connections is positive");
    assertThatThrownBy(() -> AdmissionLimits.defaults().withHandshakes(1, 1, Duration.ZERO))
        .hasMessage("handshakeTime is positive");
  }
}
