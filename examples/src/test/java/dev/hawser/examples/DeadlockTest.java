package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Two processes that call each other in the middle of their calls.
class DeadlockTest {
  @Test
  @DisplayName("both go on, fifty calls deep, twice at once through one proxy")
  void talk() throws Exception {
    try (Program server = Program.server("deadlock");
        Program client = Program.example("deadlock", "client", server.address())) {
      assertThat(client.transcript())
          .containsExactly("said: [50, 50]", "in less than two seconds: true");
    }
  }
}
