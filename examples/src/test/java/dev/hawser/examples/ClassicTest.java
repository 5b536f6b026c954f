package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A client that may do anything at its server.
class ClassicTest {
  @Test
  @DisplayName("prints, reads files, evaluates, ships a function and holds an object there")
  void atHome(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("secret"), "between us\n");
    try (Program server = Program.server("classic");
        Program guest = Program.example("classic", "client", server.address(), file.toString())) {
      assertThat(guest.transcript())
          .containsExactly(
              "heard: hello to the client",
              "in the file: between us",
              "a static method: " + Math.sqrt(500),
              "a static field: " + Math.PI,
              "2 * pi: " + 2 * Math.PI,
              "the answer: 42",
              "a sum: 55",
              "squared there: 4",
              "by its name: 9",
              "still the same: true",
              "held: a list of 3",
              "a copy: [1, 2, 3]");
      server.await("hello from the client");
      assertThat(server.containing("hello to the client")).isEmpty();
    }
  }
}
