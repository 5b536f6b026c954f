package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The integral in a few lines.
class AreaTest {
  @Test
  @DisplayName("two workers evaluate a function that only the server gives them")
  void area() throws Exception {
    try (Program server = Program.server("area");
        Program first = Program.example("area", "worker", server.address());
        Program second = Program.example("area", "worker", server.address())) {
      assertThat(server.transcript()).last().isEqualTo("the area: 2.00000");
      assertThat(first.transcript()).containsExactly("done");
      assertThat(second.transcript()).containsExactly("done");
    }
  }
}
