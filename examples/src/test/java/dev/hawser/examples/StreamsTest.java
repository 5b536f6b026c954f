package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Results that come one by one.
class StreamsTest {
  @Test
  @DisplayName("a stream brings all that is wanted, and its source makes no more than that")
  void items() throws Exception {
    try (Program server = Program.server("streams");
        Program client = Program.example("streams", "client", server.address())) {
      assertThat(client.transcript())
          .containsExactly(
              "sum: 5000050000",
              "first: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]",
              "squares: 1, 4",
              "no more than is wanted soon: true");
      server.await("the numbers are closed", 2);
    }
  }
}
