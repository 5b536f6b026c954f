package dev.hawser.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.Server;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@DisplayName("The commands for names")
class NamesCommandTest {
  private static final String HOME = "hawser.home";
  private static final String URI = "hawser://localhost:1900/x";

  @TempDir private Path home;
  private @Nullable String before;
  private @Nullable Server server;

  /// What a command answered.
  private record Answer(int code, String out, String err) {}

  @BeforeEach
  void open() {
    before = System.setProperty(HOME, home.toString());
    server = Server.open();
  }

  @AfterEach
  void close() {
    if (server != null) {
      server.close();
    }
    if (before == null) {
      System.clearProperty(HOME);
    } else {
      System.setProperty(HOME, before);
    }
  }

  private Answer names(String command, String... arguments) {
    List<String> line = new ArrayList<>(List.of("names", command));
    if (server != null) {
      line.addAll(List.of("--server", "localhost:" + server.address().port()));
    }
    line.addAll(List.of(arguments));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        new CommandLine(new Tool())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
            .execute(line.toArray(String[]::new));
    return new Answer(code, out.toString(), err.toString());
  }

  @Test
  @DisplayName("register names that stay, look them up, list, tag and remove them")
  void registerToRemove() {
    assertThat(names("register", "a.b", URI, "--tag", "x,y").code()).isZero();
    assertThat(names("register", "a.c", URI, "--lifetime", "2h").out()).contains("\tuntil ");
    assertThat(names("register", "b", URI).code()).isZero();
    assertThat(names("lookup", "a.b").out()).isEqualToIgnoringNewLines(URI);
    assertThat(names("list", "--prefix", "a.").err()).contains("2 names");
    assertThat(names("list", "--all-tags", "x,y").out())
        .isEqualToIgnoringNewLines("a.b\t" + URI + "\tx,y");
    assertThat(names("tag", "a.b", "z").code()).isZero();
    assertThat(names("list", "--any-tag", "x,y").out()).isEmpty();
    assertThat(names("ping").out()).contains("it has 3 names");
    assertThat(names("remove", "b").code()).isZero();
    assertThat(names("remove", "b").code()).isEqualTo(1);
    assertThat(names("remove", "--matching", "a\\..").err()).contains("2 names removed");
  }

  @Test
  @DisplayName("say what is wrong")
  void sayWhatIsWrong() {
    names("register", "taken", URI);
    assertThat(names("register", "taken", URI, "--safe").err()).contains("'taken' is taken");
    Answer unknown = names("lookup", "takem");
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.err()).contains("nobody has registered the name 'takem'; near: taken");
    Answer pattern = names("list", "--matching", "(a");
    assertThat(pattern.code()).isEqualTo(2);
    assertThat(pattern.err()).contains("the pattern '(a'");
    assertThat(names("register", "x", "localhost:1900").err()).contains("is no URI of Hawser's");
    assertThat(names("remove").code()).isEqualTo(2);
  }

  @Test
  @DisplayName("say that no server is there, and take no ticket as an argument")
  void sayThatNobodyIsThere() {
    Server gone = server;
    if (gone != null) {
      gone.close();
    }
    assertThat(names("list").err()).contains("localhost");
    server = null;
    Answer ticket = names("list", "--server", "hawser://localhost:1900/#secret");
    assertThat(ticket.code()).isEqualTo(2);
    assertThat(ticket.err()).contains("a ticket is a secret").doesNotContain("#secret");
  }
}
