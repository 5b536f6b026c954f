package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Functions, objects and values that go to another process and come back.
class FunctionsTest {
  @Test
  @DisplayName(
      "functions run where they were made, references keep their identity, values are copies")
  void toAndFro() throws Exception {
    try (Program server = Program.server("functions");
        Program client = Program.example("functions", "client", server.address())) {
      assertThat(client.transcript())
          .containsExactly(
              "the client squares 1",
              "the client squares 2",
              "the client squares 3",
              "squares: [1, 4, 9]",
              "a cube: 27",
              "in the server's box: apples",
              "the same proxy: true",
              "equal: true",
              "the same hash: true",
              "a proxy: true",
              "its own, for the server: true",
              "the client's box comes back: true",
              "the server's box comes back: true",
              "the client's list: [one, two]");
      server.await("the server cubes 3");
    }
  }
}
