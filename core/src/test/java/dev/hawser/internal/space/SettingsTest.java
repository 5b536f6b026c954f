package dev.hawser.internal.space;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.ValueException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Settings that make no sense are refused where they are made.
class SettingsTest {
  private final Settings.Draft draft = new Settings.Draft();

  @Test
  @DisplayName("times are above zero, but for the grace")
  void times() {
    assertThatThrownBy(() -> draft.timeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("timeout");
    assertThatThrownBy(() -> draft.heartbeat(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> draft.grace(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("grace");
    assertThatCode(() -> draft.grace(Duration.ZERO)).doesNotThrowAnyException();
  }

  @Test
  @DisplayName("names are not blank and not long")
  void names() {
    assertThatThrownBy(() -> draft.name(" ")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> draft.name("x".repeat(201)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("a type that can never travel is refused at once")
  void types() {
    assertThatThrownBy(() -> draft.allow(Thread.class)).isInstanceOf(ValueException.class);
  }
}
