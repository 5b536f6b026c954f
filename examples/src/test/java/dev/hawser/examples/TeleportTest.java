package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A function that moves.
class TeleportTest {
  @Test
  @DisplayName("it runs there, by reference and by name, and is the same each time")
  void all() throws Exception {
    try (Program server = Program.server("teleport");
        Program client = Program.example("teleport", "client", server.address())) {
      assertThat(client.transcript())
          .containsExactly("by reference: 4", "by name: 9", "the same: true");
      assertThat(server.containing("squaring")).containsExactly("squaring 2", "squaring 3");
    }
  }
}
