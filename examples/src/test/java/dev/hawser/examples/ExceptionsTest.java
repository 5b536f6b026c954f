package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What is thrown at the other end.
class ExceptionsTest {
  @Test
  @DisplayName("exceptions keep type, message, cause and both stacks; a server can hide its own")
  void thrown() throws Exception {
    try (Program server = Program.server("exceptions");
        Program client = Program.example("exceptions", "client", server.address())) {
      assertThat(client.transcript())
          .containsExactly(
              "well: 20",
              "caught: java.lang.ArithmeticException: / by zero",
              "caught: java.lang.IllegalArgumentException: the soup is cold",
              "caught: stranded in Bergen",
              "caused by: java.io.FileNotFoundException: no map",
              "caught: remote dev.hawser.examples.exceptions.TroubleServer$BrokenDown:"
                  + " the engine does not run",
              "returned: java.lang.IllegalStateException: only a description",
              "its stack: there, here",
              "hidden: not there, here");
    }
  }
}
