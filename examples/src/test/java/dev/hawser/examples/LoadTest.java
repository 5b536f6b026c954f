package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Much at once.
class LoadTest {
  @Test
  @DisplayName(
      "3 MB values of six threads arrive intact; a thousand waiting takers hold up nothing")
  void all() throws Exception {
    try (Program server = Program.server("load");
        Program client = Program.example("load", "client", server.address())) {
      assertThat(client.transcript())
          .containsExactly("intact: 24 of 24", "waiting: 1000", "served: 1", "served: 1000");
    }
  }
}
