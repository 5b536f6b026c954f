package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Objects that are made at a server for its client.
class FactoryTest {
  @Test
  @DisplayName("things stay where they were made, and are themselves again when they come home")
  void things() throws Exception {
    try (Program server = Program.server("factory");
        Program client = Program.example("factory", "client", server.address())) {
      assertThat(client.transcript())
          .containsExactly(
              "a proxy: true, of thing 1",
              "a copy: true, Plan[number=1, text=take a voice]",
              "known when it comes home: true",
              "thing 4 says I am the client's",
              "known, if it is from here: false");
      assertThat(server.containing("says"))
          .containsExactly(
              "thing 1 says I am the first",
              "thing 2 says I am the second",
              "thing 3 says I am the third");
    }
  }
}
