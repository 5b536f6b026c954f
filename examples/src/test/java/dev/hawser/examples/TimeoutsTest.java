package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Calls that take too long.
class TimeoutsTest {
  @Test
  @DisplayName(
      "a call that is too slow is given up at both ends, and its answer is never taken for another")
  void limits() throws Exception {
    try (Program server = Program.server("timeouts");
        Program client = Program.example("timeouts", "client", server.address())) {
      assertThat(client.transcript())
          .containsExactly(
              "without a limit: 1",
              "a proxy with a limit: given up in time",
              "the next call: 3",
              "a block with one: given up in time",
              "the same proxy, after it: 5",
              "a server that never answers: given up in time",
              "given up there: 2");
    }
  }
}
