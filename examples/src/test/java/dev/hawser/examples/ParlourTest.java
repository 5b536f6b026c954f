package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The chat room in a few lines.
class ParlourTest {
  @Test
  @DisplayName("what one says the others hear; who is killed is out, and disturbs nobody")
  void talk() throws Exception {
    try (Program server = Program.server("parlour");
        Program anna = Program.example("parlour", "guest", server.address(), "anna");
        Program ben = Program.example("parlour", "guest", server.address(), "ben")) {
      server.await("anna is in");
      server.await("ben is in");
      anna.type("hello");
      ben.await("anna: hello");
      ben.signal("KILL");
      server.await("ben is out");
      anna.type("anybody?");
      anna.endInput();
      assertThat(anna.transcript()).containsExactly("you are in");
      server.await("anna is out");
    }
  }
}
