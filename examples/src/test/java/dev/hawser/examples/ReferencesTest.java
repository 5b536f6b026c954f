package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What nobody holds any more.
class ReferencesTest {
  @Test
  @DisplayName("objects that were closed, or dropped and collected, are let go at both ends")
  void all() throws Exception {
    try (Program server = Program.server("references");
        Program client = Program.example("references", "client", server.address(), "20000")) {
      assertThat(client.transcript())
          .containsExactly(
              "held: 101", "outside: 101", "closed", "made and dropped: 199990000", "collected");
    }
  }
}
