package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Calls that are not waited for.
class AsyncTest {
  @Test
  @DisplayName("results and failures come out of futures; calls run side by side and in chains")
  void futures() throws Exception {
    try (Program server = Program.server("async")) {
      assertThat(run("client", server))
          .containsExactly(
              "ready: false",
              "meanwhile: 100",
              "result: 20",
              "ready: true",
              "failed: java.lang.ArithmeticException: / by zero",
              "not yet",
              "result: 10",
              "expired: true",
              "results: [14, 16, 20, 25, 33]",
              "side by side: true");
      assertThat(run("batch", server))
          .containsExactly(
              "ready: false",
              "not yet",
              "results: [20, 11, 277]",
              "increased: [23, 14, 280]",
              "failed: java.lang.ArithmeticException: / by zero");
      assertThat(run("chain", server))
          .containsExactly(
              "a handler hears: java.lang.ArithmeticException: / by zero",
              "who asks hears: java.lang.ArithmeticException: / by zero",
              "100 / 5 + 1 + 1 + 1 = 23",
              "said when it was there: 23",
              "5 * 6 + 1 + 2 + 3 = 36",
              "100 / 5 + 1 + 2 + 3, added there = 26");
    }
  }

  private static List<String> run(String role, Program server) throws Exception {
    try (Program program = Program.example("async", role, server.address())) {
      return program.transcript();
    }
  }
}
