package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Which thread runs what.
class ServerTypesTest {
  @Test
  @DisplayName("one-way calls go on behind the others; side by side, one by one, or on one thread")
  void all() throws Exception {
    try (Program server = Program.server("servertypes");
        Program client = Program.example("servertypes", "client", server.address())) {
      assertThat(client.transcript())
          .startsWith("over after five one-way calls: 0")
          .contains(
              "over after five more: 10",
              "parallel: 5 at once, threads: 5, over: 5",
              "one thread: 1 at once, threads: 1, over: 5")
          .anyMatch(line -> line.matches("serial: 1 at once, threads: \\d, over: 5"));
      assertThat(client.containing("a call ran on thread ")).hasSize(5);
    }
  }
}
