package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Conversations.
class PipesTest {
  @Test
  @DisplayName("questions and answers; both ends send ten thousand numbers at the same time")
  void all() throws Exception {
    try (Program server = Program.server("pipes");
        Program client = Program.example("pipes", "client", server.address())) {
      assertThat(client.transcript()).containsExactly("My name is Bruce.", "25", "sum: 50005000");
      server.await("sum: 50005000");
      assertThat(server.containing(""))
          .endsWith("What's your name?", "How old are you?", "sum: 50005000");
    }
  }
}
