package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a newcomer copies out of the README.
class FirstProgramTest {
  private static final Pattern FILE =
      Pattern.compile("```java\n// (\\w+\\.java): .*?\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  @DisplayName("the README's first two programs run as they stand there, with the JAR alone")
  void firstProgram() throws Exception {
    Matcher programs = FILE.matcher(Files.readString(readme()));
    int port = freePort();
    try (Program harbour = next(programs, port)) {
      harbour.await("hawser://");
      try (Program ship = next(programs, port)) {
        assertThat(ship.transcript()).contains("ahoy", "an anchor, lifted");
      }
      harbour.await("client-1 is in");
      harbour.await("to do: sweep the deck");
    }
  }

  private Program next(Matcher programs, int port) throws Exception {
    assertThat(programs.find()).isTrue();
    Path file = folder.resolve(programs.group(1));
    Files.writeString(file, programs.group(2).replace("1900", Integer.toString(port)));
    return Program.source(file);
  }

  /// Tests run in the folder of their module.
  private static Path readme() {
    return Path.of("").toAbsolutePath().resolveSibling("README.md");
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
