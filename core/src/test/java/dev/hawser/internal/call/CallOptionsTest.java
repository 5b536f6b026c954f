package dev.hawser.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.ValueException;
import dev.hawser.call.CallOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// How calls are to be made.
class CallOptionsTest {
  private record Point(int x, int y) {}

  @Test
  @DisplayName("annotations are plain values, copied when they are given")
  void annotations() {
    List<Integer> numbers = new ArrayList<>(List.of(1, 2));
    CallOptions options = CallOptions.defaults().annotate("numbers", numbers).annotate("a", "b");
    numbers.add(3);
    assertThat(options.annotations()).isEqualTo(Map.of("numbers", List.of(1, 2), "a", "b"));
    assertThat(CallOptions.defaults().annotations()).isEmpty();
  }

  @Test
  @DisplayName("what is no plain value is refused when it is given, by its key")
  void notPlain() {
    for (Object each : List.of(new Point(1, 2), Thread.currentThread(), List.of(new Point(1, 2)))) {
      assertThatThrownBy(() -> CallOptions.defaults().annotate("here", each))
          .isInstanceOf(ValueException.class)
          .hasMessageContaining("'here'");
    }
  }
}
