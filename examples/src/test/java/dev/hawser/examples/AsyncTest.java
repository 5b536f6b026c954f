package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Calls that are not waited for.
class AsyncTest {
  @Test
  @DisplayName("results and failures come out of futures; calls run side by side and in chains")
  void impatient() throws Exception {
    try (Program server = Program.server("async");
        Program client = Program.example("async", "client", server.address())) {
      assertThat(client.transcript())
          .containsExactly(
              "ready: false",
              "meanwhile: 3",
              "result: 20",
              "ready: true",
              "failed: java.lang.ArithmeticException: / by zero",
              "not yet",
              "result: 10",
              "results: [10, 20, 30, 40, 50]",
              "side by side: true",
              "100 / 5 + 1 + 1 + 1 = 23",
              "2 * 3 + 4 + 16 = 26",
              "a handler hears: / by zero",
              "instead: 0");
    }
  }
}
