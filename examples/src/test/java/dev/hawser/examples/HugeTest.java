package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Big values, and bounds on them.
class HugeTest {
  private static final int ALL = 10 * (5 << 20);

  @Test
  @DisplayName("ten times 5 MB arrive; beyond a limit of the sender nothing is sent")
  void big() throws Exception {
    try (Program server = Program.server("huge");
        Program client = Program.example("huge", "client", server.address())) {
      assertThat(client.transcript())
          .containsExactly(
              "text: weighs " + ALL,
              "bytes: weighs " + ALL,
              "a small one: 1250",
              "with a limit of its own: ValueException, NOT_SENT",
              "a small one: 1250");
    }
  }

  @Test
  @DisplayName("beyond a limit of the receiver a call fails, and the session goes on")
  void limited() throws Exception {
    try (Program server = Program.server("huge", "100000");
        Program client = Program.example("huge", "client", server.address())) {
      assertThat(client.transcript().subList(0, 3))
          .satisfies(lines -> {
            assertThat(lines.get(0)).startsWith("text: ").doesNotContain("weighs");
            assertThat(lines.get(1)).startsWith("bytes: ").doesNotContain("weighs");
            assertThat(lines.get(2)).isEqualTo("a small one: 1250");
          });
    }
  }
}
