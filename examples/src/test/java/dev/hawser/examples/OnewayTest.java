package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Calls that are made and forgotten.
class OnewayTest {
  @Test
  @DisplayName(
      "nobody waits for a one-way call, nor hears of its failure; each is carried out once")
  void forgotten() throws Exception {
    try (Program server = Program.server("oneway");
        Program client = Program.example("oneway", "client", server.address())) {
      assertThat(client.transcript())
          .containsExactly(
              "at once: 0",
              "served meanwhile: true",
              "sum, without what failed: 1055",
              "where one waits for the other: 1");
    }
  }
}
