package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Three processes that call each other in a circle.
class CircularTest {
  @Test
  @DisplayName("the message comes round, and every link is called while it waits itself")
  void round() throws Exception {
    try (Program hub = Program.server("hub");
        Program a = Program.example("circular", "link", hub.address(), "A", "B");
        Program b = Program.example("circular", "link", hub.address(), "B", "C");
        Program c = Program.example("circular", "link", hub.address(), "C", "A")) {
      a.await("A is there");
      b.await("B is there");
      c.await("C is there");
      try (Program sender = Program.example("circular", "sender", hub.address(), "A")) {
        assertThat(sender.transcript())
            .containsExactly(
                "passed on from A", "passed on from B", "passed on from C", "complete at A");
      }
    }
  }
}
