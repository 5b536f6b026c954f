package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A name server under pressure.
class NameServerStressTest {
  @Test
  @DisplayName("five threads at random: nothing fails, and in the end the count is as before")
  void stress() throws Exception {
    try (Program hub = Program.server("hub");
        Program client = Program.example("nameserverstress", "client", hub.address(), "1", "42")) {
      assertThat(client.transcript())
          .hasSize(7)
          .contains("as many as before: true")
          .filteredOn(line -> line.matches("a thread is done: [1-9]\\d* answers, \\d+ refusals"))
          .hasSize(5);
      assertThat(client.await("cleaned up: ")).matches("cleaned up: [1-9]\\d* names");
    }
  }
}
