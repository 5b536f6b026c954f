package dev.hawser.tool.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Client;
import dev.hawser.PermissionException;
import dev.hawser.tool.Tool;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@DisplayName("The command that shares a folder")
class ShareCommandTest {
  private static final String HOME = "hawser.home";

  @TempDir private Path home;
  @TempDir private Path folder;
  private final StringWriter err = new StringWriter();
  private @Nullable String before;

  @BeforeEach
  void settle() {
    before = System.setProperty(HOME, home.toString());
  }

  @AfterEach
  void leave() {
    if (before == null) {
      System.clearProperty(HOME);
    } else {
      System.setProperty(HOME, before);
    }
  }

  private int share(PrintWriter out, String... arguments) {
    return new CommandLine(new Tool())
        .setOut(out)
        .setErr(new PrintWriter(err, true))
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
        .execute(arguments);
  }

  @Test
  @DisplayName("prints a ticket that lets others read that folder and do nothing else")
  void reading() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("a.txt"), "a");
    PipedReader printed = new PipedReader();
    PrintWriter out = new PrintWriter(new PipedWriter(printed), true);
    Thread server =
        Thread.ofPlatform()
            .start(() -> share(out, "share", "--local", "--port=0", folder.toString()));
    try (BufferedReader lines = new BufferedReader(printed);
        Client client = Client.connect(lines.readLine())) {
      client.files().get("a.txt", home.resolve("b.txt"));
      assertThat(home.resolve("b.txt")).hasContent("a");
      assertThatThrownBy(() -> client.files().put(home.resolve("b.txt")))
          .isInstanceOf(PermissionException.class);
      assertThatThrownBy(() -> client.globals().map().put("a", "b"))
          .isInstanceOf(PermissionException.class);
    } finally {
      server.interrupt();
      assertThat(server.join(Duration.ofSeconds(60))).isTrue();
    }
    assertThat(err.toString())
        .contains("for reading at localhost:")
        .contains("admitted 'guest'")
        .containsPattern("allowed 'guest' .*: get file '.*a.txt'")
        .containsPattern("denied 'guest' .*: put file '");
  }

  @Test
  @DisplayName("takes folders only")
  void foldersOnly() {
    PrintWriter out = new PrintWriter(new StringWriter());
    assertThat(share(out, "share", folder.resolve("none").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("is no folder");
  }
}
