package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Big values.
class HugeTest {
  @Test
  @DisplayName("ten times 5 MB arrive, each in less than two seconds")
  void big() throws Exception {
    try (Program server = Program.server("huge");
        Program client = Program.example("huge", "client", server.address())) {
      assertThat(client.transcript())
          .filteredOn(line -> !line.startsWith("at "))
          .containsExactly("text: weighs 52428800", "bytes: weighs 52428800");
      assertThat(client.containing("MB/s")).hasSize(2);
    }
  }
}
