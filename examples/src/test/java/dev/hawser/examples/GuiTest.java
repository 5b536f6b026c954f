package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Calls and event threads, with a thread that stands in for a window's.
class GuiTest {
  @ParameterizedTest
  @CsvSource({"threads, 3000, goes on", "timer, 600, stands still"})
  @DisplayName("messages keep their order; during a slow call the window goes on or stands still")
  void slowCall(String kind, String millis, String then) throws Exception {
    try (Program window = Program.example("gui", kind, "headless")) {
      window.await("open at ");
      try (Program client = Program.example("gui", "client", window.address(), millis)) {
        window.await("from afar: resting for " + millis + " ms");
        window.type("knock");
        window.await("from afar: rested");
        window.await("typed here: knock");
        assertThat(client.transcript()).containsExactly("done");
      }
      List<String> numbers =
          IntStream.range(0, 20).mapToObj(i -> "from afar: number " + i).toList();
      assertThat(window.containing("number")).isEqualTo(numbers);
      List<String> last = List.of("from afar: rested", "typed here: knock");
      assertThat(
              window
                  .containing("")
                  .subList(window.containing("").size() - 2, window.containing("").size()))
          .isEqualTo(then.equals("goes on") ? last.reversed() : last);
    }
  }
}
