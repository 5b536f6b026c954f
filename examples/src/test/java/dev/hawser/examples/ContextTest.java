package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What goes with a call.
class ContextTest {
  @Test
  @DisplayName("the object knows who calls, and what was given along goes with nested calls")
  void along() throws Exception {
    try (Program server = Program.server("context");
        Program client = Program.example("context", "client", server.address())) {
      assertThat(client.transcript())
          .containsExactly(
              "nobody by way of agency: a letter",
              "Anna by way of agency: a ticket",
              "Ben by way of agency: a hotel",
              "Anna by way of agency: Anna is content, at depth 1");
    }
  }
}
