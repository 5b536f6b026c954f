package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Calls on results that have not arrived yet.
class PipelineTest {
  @Test
  @DisplayName("each call runs on the result of the one before; a failure ends those that follow")
  void rooms() throws Exception {
    try (Program server = Program.server("pipeline");
        Program client = Program.example("pipeline", "client", server.address())) {
      assertThat(client.transcript())
          .containsExactly(
              "arrived in room 10",
              "passages: 9",
              "stopped: there is no door in room 10",
              "passages: 9");
    }
  }
}
