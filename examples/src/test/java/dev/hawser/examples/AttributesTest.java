package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What of an object can be reached.
class AttributesTest {
  @Test
  @DisplayName(
      "exposed attributes are read and set; nothing else can be reached, whatever is tried")
  void exposed() throws Exception {
    try (Program server = Program.server("attributes");
        Program client = Program.example("attributes", "client", server.address())) {
      assertThat(client.transcript())
          .containsExactly(
              "name: living room",
              "celsius: 20.0",
              "celsius: 22.5",
              "it says: 100.0 degrees are too many",
              "refused: setting the name",
              "refused: heating",
              "refused: heating.level",
              "refused: setting its level",
              "refused: a private field",
              "refused: explode",
              "refused: class",
              "refused: getClass",
              "refused: forName",
              "refused: notifyAll",
              "refused: hashCode",
              "heating level: 42");
    }
  }
}
