package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that watches a file for an idle client.
class EventsTest {
  @Test
  @DisplayName("the client is told of every change without asking, and then lets go")
  void changes(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("watched");
    try (Program server = Program.server("events");
        Program client =
            Program.example("events", "client", server.address(), file.toString(), "2")) {
      client.await("waiting");
      Files.writeString(file, "hello");
      client.await("changed from -1 to 5");
      Files.writeString(file, "hello again");
      assertThat(client.transcript())
          .containsExactly("waiting", "changed from -1 to 5", "changed from 5 to 11");
      server.await("not watching");
    }
  }
}
