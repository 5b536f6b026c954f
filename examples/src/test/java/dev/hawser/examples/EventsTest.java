package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
        Program client = Program.example("events", "client", server.address(), file.toString())) {
      client.await("watching");
      Files.writeString(file, "hello");
      client.await("changed from 0 to 5");
      Files.writeString(file, " again", StandardOpenOption.APPEND);
      client.await("changed from 5 to 11");
      client.type("");
      assertThat(client.transcript())
          .containsExactly(
              "watching until Enter is pressed", "changed from 0 to 5", "changed from 5 to 11");
      server.await("not watching");
    }
  }
}
