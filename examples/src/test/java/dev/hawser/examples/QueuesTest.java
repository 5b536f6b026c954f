package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Queues for two and for all.
class QueuesTest {
  @Test
  @DisplayName("private and global, named and not; what goes to a killed client goes to the next")
  void all() throws Exception {
    try (Program server = Program.server("queues")) {
      try (Program waiting = Program.example("queues", "waiting", server.address())) {
        waiting.await("waiting");
        waiting.signal("KILL");
        waiting.exitCode();
      }
      try (Program first = Program.example("queues", "first", server.address());
          Program second = Program.example("queues", "second", server.address())) {
        assertThat(first.transcript())
            .containsExactly("took back: a note to itself", "answer: No such file!", "answer: OK");
        assertThat(second.transcript()).containsExactly("global: {type=request}");
      }
      server.await("news: [0, 1, 2]");
      assertThat(server.containing(""))
          .endsWith(
              "private: Send me a file: test.jpg",
              "private, other: Call me in 5 minutes.",
              "global: {type=respond}",
              "news: {title=Super man died}",
              "news: [0, 1, 2]");
    }
  }
}
