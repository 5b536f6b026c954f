package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A program and the one that it starts.
class SubprocessTest {
  @Test
  @DisplayName(
      "a subprocess has all that a peer has, ends with its client, and is missed when lost")
  void parent() throws Exception {
    try (Program parent = Program.example("subprocess", "parent")) {
      assertThat(parent.transcript())
          .contains(
              "the worker is ready: true",
              "it shouts: HELLO!",
              "a function runs elsewhere: true",
              "a file went there: 13 bytes",
              "the worker is open at stdio:parent",
              "the worker ends",
              "closing its client ended the worker");
      assertThat(parent.containing("ended with exit code 3"))
          .singleElement()
          .asString()
          .startsWith("the subprocess java (process ");
    }
  }
}
