package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Futures, of functions and of calls.
class FuturesTest {
  @Test
  @DisplayName("of functions of one process: a result, a chain, a delay, one cancelled, one failed")
  void local() throws Exception {
    try (Program local = Program.example("futures", "local")) {
      assertThat(local.transcript())
          .contains(
              "5 + 6 = 11",
              "5 + 6 + 10 + 20 = 41",
              "begun: false, cancelled: true",
              "1 + 1, later = 2",
              "a handler hears: java.lang.ArithmeticException: integer overflow",
              "instead: -1")
          .doesNotContain("adding 2 and 2");
    }
  }

  @Test
  @DisplayName("the same of calls; what is cancelled is given up at the other end")
  void calls() throws Exception {
    try (Program server = Program.server("futures");
        Program client = Program.example("futures", "client", server.address())) {
      assertThat(client.transcript())
          .containsExactly(
              "5 + 6 = 11",
              "5 + 6 + 10, and 20 here = 41",
              "begun: false",
              "1 + 1, later = 2",
              "cancelled: true",
              "a handler hears: java.lang.ArithmeticException: integer overflow",
              "instead: -1");
      server.await("no longer adding 2 and 2");
    }
  }
}
