package dev.hawser.tool.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.Server;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import dev.hawser.tool.Tool;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@DisplayName("The commands for files")
class FilesCommandsTest {
  private static final String HOME = "hawser.home";

  @TempDir private Path home;
  @TempDir private Path there;
  @TempDir private Path here;
  private @Nullable String before;
  private @Nullable Server server;

  /// What a command answered.
  private record Answer(int code, String out, String err) {}

  @BeforeEach
  void open() throws IOException {
    before = System.setProperty(HOME, home.toString());
    Permission files = Permission.files(there.toRealPath());
    server = Server.builder().trust(Trust.of(files)).open();
  }

  @AfterEach
  void close() {
    Objects.requireNonNull(server).close();
    if (before == null) {
      System.clearProperty(HOME);
    } else {
      System.setProperty(HOME, before);
    }
  }

  private Answer hawser(String command, String... arguments) {
    return hawser(new StringWriter(), command, arguments);
  }

  private Answer hawser(StringWriter err, String command, String... arguments) {
    List<String> line = new ArrayList<>(List.of(command));
    line.add("--server=localhost:" + Objects.requireNonNull(server).address().port());
    line.addAll(List.of(arguments));
    StringWriter out = new StringWriter();
    int code =
        new CommandLine(new Tool())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
            .execute(line.toArray(String[]::new));
    return new Answer(code, out.toString(), err.toString());
  }

  private static void write(Path folder, String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, content);
  }

  private String local(String name) {
    return here.resolve(name).toString();
  }

  @Test
  @DisplayName("put files under their own name, under another, and into folders")
  void put() throws IOException {
    write(here, "a.txt", "a");
    write(here, "b.txt", "bb");
    Answer own = hawser("put", local("a.txt"));
    assertThat(own.code()).as(own.err()).isZero();
    assertThat(own.out()).contains("a.txt: 1 file, 1 byte in 0:00");
    assertThat(there.resolve("a.txt")).hasContent("a");
    assertThat(hawser("put", local("a.txt"), "in/other.txt").code()).isZero();
    assertThat(there.resolve("in/other.txt")).hasContent("a");
    assertThat(hawser("put", local("a.txt"), local("b.txt"), "both").code()).isZero();
    assertThat(there.resolve("both/b.txt")).hasContent("bb");
    assertThat(hawser("put", local("b.txt"), ":slash/").code()).isZero();
    assertThat(there.resolve("slash/b.txt")).hasContent("bb");
  }

  @Test
  @DisplayName("put and get folders as they do files")
  void folders() throws IOException {
    write(here, "x/1.txt", "1");
    write(here, "x/y/2.txt", "2");
    assertThat(hawser("put", local("x")).code()).isZero();
    assertThat(there.resolve("x/y/2.txt")).hasContent("2");
    assertThat(hawser("put", local("x"), "z").code()).isZero();
    assertThat(there.resolve("z/y/2.txt")).hasContent("2");
    assertThat(hawser("get", "x", local("copy")).code()).isZero();
    assertThat(here.resolve("copy/y/2.txt")).hasContent("2");
    assertThat(hawser("get", "x", local("in/")).code()).isZero();
    assertThat(hawser("get", ":", local("all")).code()).isZero();
    assertThat(here.resolve("all/z/1.txt")).hasContent("1");
  }

  @Test
  @DisplayName("go on with the others when a file fails, say which failed, and exit with 1")
  void failures() throws IOException {
    write(there, "good.txt", "good");
    Answer some = hawser("get", "none.txt", "good.txt", local("in") + "/");
    assertThat(some.code()).isEqualTo(1);
    assertThat(some.err()).contains("hawser: 'none.txt': there is no such file");
    assertThat(here.resolve("in/good.txt")).hasContent("good");
    assertThat(hawser("get", "../x", local("x")).err()).contains("'..' is not allowed");
    assertThat(hawser("get", "-q", "good.txt", local("q"))).isEqualTo(new Answer(0, "", ""));
  }

  @Test
  @DisplayName("synchronise folders in both directions, and delete only when told")
  void sync() throws IOException {
    write(here, "f/a.txt", "a");
    assertThat(hawser("sync", local("f"), ":f").code()).isZero();
    assertThat(hawser("sync", local("f"), ":f").out()).contains("0 files; 1 there already");
    write(there, "f/extra.txt", "e");
    assertThat(hawser("sync", ":f", local("g")).code()).isZero();
    assertThat(here.resolve("g/extra.txt")).hasContent("e");
    Answer dry = hawser("sync", "--delete", "--dry-run", local("f"), ":f");
    assertThat(dry.out()).contains("extra.txt").contains("1 to delete");
    assertThat(there.resolve("f/extra.txt")).exists();
    assertThat(hawser("sync", "--delete", local("f"), ":f").out()).contains("1 deleted");
    assertThat(there.resolve("f/extra.txt")).doesNotExist();
  }

  @Test
  @DisplayName("take what is chosen: patterns, conflicts, comparisons")
  void choices() throws IOException {
    write(here, "f/a.txt", "new");
    write(here, "f/b.log", "log");
    write(there, "f/a.txt", "older");
    assertThat(hawser("put", "--exclude", "*.log", "--on-conflict=skip", local("f")).out())
        .contains("1 skipped");
    assertThat(there.resolve("f/a.txt")).hasContent("older");
    assertThat(there.resolve("f/b.log")).doesNotExist();
    Answer strict = hawser("put", "--on-conflict=fail", "--include=*.txt", local("f"));
    assertThat(strict.code()).isEqualTo(1);
    assertThat(strict.err()).contains("a.txt");
    Answer all =
        hawser("put", "--compare=content", "--durable", "--verify", "--rate=10M", local("f"));
    assertThat(all.code()).as(all.err()).isZero();
    assertThat(there.resolve("f/a.txt")).hasContent("new");
  }

  @Test
  @DisplayName("list a folder, and a file, with nothing that a terminal would obey")
  void list() throws IOException {
    write(there, "sub/a.txt", "1234");
    Answer root = hawser("ls");
    assertThat(root.code()).as(root.err()).isZero();
    assertThat(root.out()).contains("sub/");
    assertThat(hawser("ls", "sub").out())
        .containsPattern("4  \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d  a");
    assertThat(hawser("ls", "sub/a.txt").out()).contains("a.txt");
    write(there, "sub/b\u001b[31m", "");
    assertThat(hawser("ls", "sub").out()).contains("b\\u001b[31m").doesNotContain("\u001b");
    assertThat(hawser("ls", "none").code()).isEqualTo(1);
    assertThat(hawser("ls", "--json", "sub/a.txt").out())
        .startsWith("{\"type\":\"entry\",\"path\":\"sub/a.txt\",\"kind\":\"file\",\"size\":4,");
  }

  @Test
  @DisplayName("tell programs in JSON, one object a line")
  void json() throws IOException {
    write(here, "f/quo\"te.txt", "a");
    Files.write(here.resolve("f/\u00fc.txt"), "b".getBytes(UTF_8));
    Answer put = hawser("put", "--json", local("f"));
    assertThat(put.out().lines()).hasSize(3).allMatch(each -> each.matches("\\{.*}"));
    assertThat(put.out())
        .contains("quo\\\"te.txt")
        .contains("\\u00fc.txt")
        .contains("\"type\":\"result\"")
        .contains("\"files\":2,");
    Answer none = hawser("get", "--json", "none", local("none"));
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.out()).contains("\"type\":\"failed\"").contains("\"reason\":\"missing\"");
    assertThat(none.err()).contains("hawser: ");
    assertThat(hawser("put", "--json", "--dry-run", local("f")).out())
        .contains("\"action\":\"equal\"")
        .contains("\"upToDate\":true");
  }

  @Test
  @DisplayName("say what is wrong with a command line, and exit with 2")
  void wrongLines() throws IOException {
    write(here, "a", "");
    assertThat(hawser("sync", "a", "b").err()).contains("sync a :b");
    assertThat(hawser("sync", ":a", ":b").err()).contains("sync :a b");
    assertThat(hawser("get", ":").err()).contains("no name of its own");
    assertThat(hawser("put", "--rate=x", local("a")).err()).contains("such as 500K, 10M or 1.5G");
    assertThat(hawser("put", "--on-conflict=x", local("a")).err()).contains("skip, rename, fail");
    assertThat(hawser("put", "--include=[", local("a")).code()).isEqualTo(2);
    assertThat(hawser("put", "--connections=9", local("a")).code()).isEqualTo(2);
    assertThat(hawser("put").code()).isEqualTo(2);
  }

  @Test
  @DisplayName("say that nobody is there, and that what arrived is kept")
  void nobody() throws IOException {
    write(here, "a", "");
    Objects.requireNonNull(server).close();
    Answer put = hawser("put", local("a"));
    assertThat(put.code()).isEqualTo(1);
    assertThat(put.err()).contains("hawser: ");
  }

  @Test
  @DisplayName("with --retry, wait for a server that is away")
  void retry() throws Exception {
    write(here, "a", "content");
    int port = Objects.requireNonNull(server).address().port();
    Objects.requireNonNull(server).close();
    CountDownLatch away = new CountDownLatch(1);
    StringWriter err =
        new StringWriter() {
          @Override
          public void write(String text, int from, int length) {
            super.write(text, from, length);
            if (text.contains("trying again")) {
              away.countDown();
            }
          }
        };
    CompletableFuture<Answer> put =
        CompletableFuture.supplyAsync(() -> hawser(err, "put", "--retry", local("a")));
    assertThat(away.await(60, TimeUnit.SECONDS)).isTrue();
    Trust trust = Trust.of(Permission.files(there.toRealPath()));
    server = Server.builder().localPort(port).trust(trust).open();
    assertThat(put.get(60, TimeUnit.SECONDS).code()).isZero();
    assertThat(there.resolve("a")).hasContent("content");
  }
}
