package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server on a path.
class UnixSocketTest {
  @Test
  @DisplayName("a client needs nothing but the address; the file is gone when the server is")
  void radio(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("radio.sock");
    try (Program server = Program.server("unixsocket", file.toString())) {
      assertThat(server.address()).isEqualTo("unix:" + file);
      assertThat(file).exists();
      try (Program client = Program.example("unixsocket", "client", server.address())) {
        assertThat(client.transcript()).containsExactly("Roger!");
      }
      assertThat(server.containing("received: ")).containsExactly("received: Hello there!");
      server.signal("TERM");
      int _ = server.exitCode();
      assertThat(file).doesNotExist();
    }
  }
}
