package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Calls that travel together.
class BatchTest {
  @Test
  @DisplayName(
      "batches give the same results sooner, end at the first failure, and can be used again")
  void batches() throws Exception {
    try (Program server = Program.server("batch");
        Program client = Program.example("batch", "client", server.address())) {
      assertThat(client.transcript())
          .containsExactly(
              "one by one: 72000, batched: 72000",
              "batched is faster: true",
              "one by one: 72000, batched: 72000",
              "batched is faster: true",
              "did not wait: true",
              "result: 33",
              "result: 50",
              "result: 100",
              "result: ArithmeticException",
              "result: CancellationException",
              "failed there in: divide",
              "divisions: 4",
              "the batch can be used again: 2");
      server.await("waited for 1000 ms");
    }
  }
}
