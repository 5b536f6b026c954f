package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files and folders between processes.
class FilesTest {
  @Test
  @DisplayName("files and folders travel there and back, and to every client")
  void files(@TempDir Path folder) throws Exception {
    Path archive = Files.createDirectory(folder.resolve("archive"));
    Path own = Files.createDirectory(folder.resolve("own"));
    try (Program server = Program.server("files", archive.toString());
        Program client = Program.example("files", "client", server.address(), own.toString())) {
      server.await("letters was given to 1");
      assertThat(client.containing(" transferred"))
          .containsExactly(
              "put: 1 transferred, 0 were there, 0 folders made",
              "put again: 0 transferred, 1 were there, 0 folders made",
              "get: 1 transferred, 0 were there, 0 folders made",
              "put folder: 1 transferred, 0 were there, 3 folders made",
              "put folder: 1 transferred, 1 were there, 0 folders made",
              "get folder: 2 transferred, 0 were there, 3 folders made",
              "in the background: 2 transferred, 0 were there, 3 folders made");
      assertThat(client.containing("MISSING")).hasSize(1);
      assertThat(client.containing("done: true, DONE")).hasSize(1);
    }
    assertThat(own.resolve("copies/of/letter.txt")).hasContent("Dear archive,\n");
    assertThat(own.resolve("copies/book/part 2")).isEmptyDirectory();
    assertThat(own.resolve("second/part 1/chapter 1/page 2")).exists();
    assertThat(own.resolve("from/letters/2026/letter.txt")).hasContent("Dear archive,\n");
  }
}
