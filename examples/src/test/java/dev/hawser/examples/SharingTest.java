package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// One proxy in the hands of many threads.
class SharingTest {
  @Test
  @DisplayName(
      "no answer goes astray; calls run side by side, unless the object wants one at a time")
  void threads() throws Exception {
    try (Program server = Program.server("sharing");
        Program client = Program.example("sharing", "client", server.address())) {
      assertThat(client.transcript())
          .containsExactly(
              "mixed up: 0 of 10000",
              "answers: 5",
              "side by side: true",
              "answers: 5",
              "one by one: true");
    }
  }
}
