package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Maps of two, and one of all.
class VariablesTest {
  @Test
  @DisplayName("what one end puts the other sees, in three processes; a map does what maps do")
  void all() throws Exception {
    try (Program server = Program.server("variables");
        Program first = Program.example("variables", "first", server.address())) {
      assertThat(first.transcript())
          .containsExactly(
              "var1: Hello world!",
              "was there: null",
              "merged: 5",
              "computed: 5",
              "replaced: true",
              "removed: false",
              "or else: 0",
              "keys: [apples, pears, plums]",
              "sum: 18",
              "apples: 50, true",
              "empty: true");
      try (Program second = Program.example("variables", "second", server.address())) {
        assertThat(second.transcript()).containsExactly("test_var: [0, well]");
      }
      assertThat(server.transcript())
          .endsWith(
              "var1: 256",
              "test_var: [0, well]",
              "message: Can somebody bring me some milk?",
              "private to the second: {}");
    }
  }
}
