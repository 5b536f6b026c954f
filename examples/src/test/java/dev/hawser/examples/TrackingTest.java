package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What a client leaves open.
class TrackingTest {
  @Test
  @DisplayName("what a client that is killed has open is closed, and nothing else")
  void killed() throws Exception {
    try (Program server = Program.server("tracking");
        Program client = Program.example("tracking", "client", server.address(), "anna")) {
      client.await("reading");
      client.signal("KILL");
      server.await("the atlas is taken back from anna");
      assertThat(server.containing("the novel"))
          .containsExactly("anna borrows the novel", "anna gives the novel back");
    }
  }
}
