package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A program whose input and output are elsewhere.
class TerminalTest {
  @Test
  @DisplayName("it asks and is answered in the server's process, and afterwards prints in its own")
  void elsewhere() throws Exception {
    try (Program server = Program.server("terminal");
        Program program = Program.example("terminal", "program", server.address())) {
      server.type("Anna");
      server.type("Swallow");
      assertThat(program.transcript())
          .containsExactly("asking at the other terminal", "back at this terminal");
      assertThat(server.await("Fair winds"))
          .isEqualTo("What is your name? And your ship's? Fair winds to Anna and the Swallow!");
    }
  }

  @Test
  @DisplayName("it ends when nobody answers, as at the end of a file")
  void nobody() throws Exception {
    try (Program program = Program.example("terminal", "program")) {
      program.type("Ben");
      program.endInput();
      assertThat(program.transcript()).containsExactly("What is your name? And your ship's? ");
    }
  }

  @Test
  @DisplayName("without a server it asks where it is")
  void here() throws Exception {
    try (Program program = Program.example("terminal", "program")) {
      program.type("Ben");
      program.type("Gull");
      assertThat(program.transcript())
          .containsExactly("What is your name? And your ship's? Fair winds to Ben and the Gull!");
    }
  }
}
