package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Classes of one's own.
class CustomTest {
  @Test
  @DisplayName(
      "what is allowed arrives as itself, a class by way of its record; a refusal says what to do")
  void all() throws Exception {
    try (Program server = Program.server("custom");
        Program client = Program.example("custom", "client", server.address())) {
      assertThat(client.transcript())
          .satisfiesExactly(
              line -> assertThat(line).startsWith("refused: ").contains(".allow(Thingy.class)"),
              line ->
                  assertThat(line)
                      .startsWith("refused: ")
                      .contains("allow a record that stands for it"),
              line ->
                  assertThat(line)
                      .isEqualTo("swapped: Thingy[number=999], of the same class: true"),
              line ->
                  assertThat(line).isEqualTo("swapped: OtherThingy 999, of the same class: true"));
      assertThat(server.containing("was given"))
          .containsExactly("was given Thingy[number=42]", "was given OtherThingy 42");
    }
  }
}
