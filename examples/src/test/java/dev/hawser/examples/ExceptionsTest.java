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
              "caught: java.lang.ArithmeticException: / by zero, caused by: null",
              "there: true, here: true",
              "caught: java.lang.IllegalArgumentException: the soup is cold, caused by: null",
              "there: true, here: true",
              "caught: dev.hawser.examples.exceptions.Trouble$StrandedException:"
                  + " stranded in Bergen, caused by: java.io.FileNotFoundException: no map",
              "there: true, here: true",
              "caught: remote dev.hawser.examples.exceptions.TroubleServer$BrokenDown:"
                  + " the engine does not run, caused by: null",
              "there: true, here: true",
              "well: java.lang.IllegalStateException: only a description",
              "caught: java.lang.ArithmeticException: / by zero, caused by: null",
              "there: false, here: true");
    }
  }
}
