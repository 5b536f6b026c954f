package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Things that run at the other end. The server's process has the library, its own class, and
/// nothing else.
class CallsTest {
  private static final Path SOURCE = Path.of("dev/hawser/examples/calls/Workshop.java");

  @TempDir Path folder;
  private Path alone;

  @BeforeEach
  void setAside() throws Exception {
    alone = folder.resolve("alone").resolve(SOURCE);
    Files.createDirectories(alone.getParent());
    Files.copy(Path.of("src/main/java").resolve(SOURCE), alone);
  }

  @Test
  @DisplayName(
      "source, scripts, commands, functions, and calls nested four deep, a hundred at once")
  void all() throws Exception {
    Path scripts = Files.createDirectory(folder.resolve("scripts"));
    try (Program server = Program.source(alone)) {
      server.await("open at ");
      try (Program client =
          Program.example("calls", "client", server.address(), scripts.toString())) {
        assertThat(client.transcript())
            .containsExactly(
                "eval: 42",
                "exec: 36",
                "without waiting: 49",
                "a script",
                "a program for Anna",
                "a program for Ben",
                "seen here",
                "status: 3",
                "status: 0",
                "grün",
                "status: 0",
                "grün",
                "status: 0",
                "killed: true",
                "call: Hello, Anna",
                "call: 42",
                "by name: Hello, Ben",
                "without waiting: Hello, Carol",
                "there is no function 'greetings'; near: greeting");
      }
      assertThat(server.containing(""))
          .containsSubsequence("a script", "seen there", "greeting Anna at the server");
      try (var left = Files.list(scripts)) {
        assertThat(left.map(file -> file.getFileName().toString()))
            .containsExactlyInAnyOrder("Greet.java", "script.jsh");
      }
      nesting(server.address());
    }
  }

  private static void nesting(String address) throws Exception {
    try (Program nesting = Program.example("calls", "nesting", address)) {
      assertThat(nesting.transcript())
          .satisfiesExactly(
              path -> assertThat(path).matches("(\\d+) (\\d+) \\1 \\2 \\1"),
              paths -> assertThat(paths).matches("\\[(\\d+) (\\d+) \\1 \\2]"));
    }
  }
}
