package dev.hawser.tool.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.hawser.Client;
import dev.hawser.PermissionException;
import dev.hawser.RefusedException;
import dev.hawser.Server;
import dev.hawser.names.NameEntry;
import dev.hawser.object.RemoteRef;
import dev.hawser.tool.Tool;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@DisplayName("The echo server and its client")
class EchoCommandTest {
  private static final String HOME = "hawser.home";

  @TempDir private Path home;
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

  /// What a command answered.
  private record Answer(int code, String out, String err) {}

  private static Answer hawser(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    return new Answer(code, out.toString(), err.toString());
  }

  private static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return new CommandLine(new Tool())
        .setOut(out)
        .setErr(err)
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
        .execute(arguments);
  }

  /// `hawser echo` on a thread of its own.
  private static final class Running implements AutoCloseable {
    private final StringWriter err = new StringWriter();
    private final AtomicInteger code = new AtomicInteger(-1);
    private final Thread thread;
    private final String line;

    Running(String... arguments) throws IOException {
      PipedReader printed = new PipedReader();
      PrintWriter out = new PrintWriter(new PipedWriter(printed), true);
      thread =
          Thread.ofPlatform()
              .start(() -> code.set(run(out, new PrintWriter(err, true), arguments)));
      try (BufferedReader lines = new BufferedReader(printed)) {
        line = lines.readLine();
      }
    }

    int awaitEnd() throws InterruptedException {
      assertThat(thread.join(Duration.ofSeconds(60))).isTrue();
      return code.get();
    }

    @Override
    public void close() throws InterruptedException {
      thread.interrupt();
      int _ = awaitEnd();
    }
  }

  @Test
  @DisplayName("all is tried, on a Unix socket, and printed at the server if it is verbose")
  void tryAll() throws IOException, InterruptedException {
    Path socket = home.resolve("echo.sock");
    try (Running server = new Running("echo", "--unix", socket.toString(), "-v")) {
      assertThat(server.line).isEqualTo("unix:" + socket);
      Answer answer = hawser("echo-client", server.line, "--shutdown");
      assertThat(answer.err()).contains("connected to unix:", "as 'local'", "all is well");
      assertThat(answer.code()).isZero();
      assertThat(answer.out().lines().map(line -> line.replaceAll("  +", "  ")))
          .contains(
              "echo of null  came back",
              "echo of Double NaN  came back",
              "echo of Double -Infinity  came back",
              "echo of String[][] of 2  came back",
              "one way  arrived",
              "error  failed as it should: java.lang.ArithmeticException: / by zero",
              "generator  came back",
              "verbose  true, then false")
          .anyMatch(line -> line.startsWith("what is not offered  failed as it should: "))
          .hasSize(39);
      assertThat(server.awaitEnd()).isZero();
      assertThat(server.err.toString())
          .contains("test.echo is at " + server.line)
          .contains("admitted 'local'")
          .contains("'hawser-echo-client' (local) calls for echo of null")
          .contains("wants the server to end");
    }
    assertThat(Files.exists(socket)).isFalse();
  }

  @Test
  @DisplayName("who has the ticket may call that object, also by handles, and nothing else")
  void nothingElse() throws IOException, InterruptedException {
    try (Running server = new Running("echo", "--local", "--port=0", "-q");
        Client client = Client.connect(server.line);
        RemoteRef echo = client.fetch(Echo.NAME)) {
      assertThat(server.err.toString()).isEmpty();
      assertThat(client.identity()).isEqualTo("guest");
      assertThat(echo.invoke("echo", List.of(1, "two")).value()).isEqualTo(List.of(1, "two"));
      assertThat(echo.get("verbose").asBoolean()).isFalse();
      echo.set("verbose", true);
      assertThat(echo.get("verbose").asBoolean()).isTrue();
      for (String method : List.of("hidden", "awaitEnd", "getClass", "say")) {
        assertThatThrownBy(() -> echo.invoke(method)).isInstanceOf(RefusedException.class);
      }
      assertThatThrownBy(() -> echo.invoke("slow", 1, -1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("from 0 to 60000 milliseconds");
      assertThatThrownBy(() -> client.globals().map().put("a", "b"))
          .isInstanceOf(PermissionException.class);
      assertThatThrownBy(() -> client.names().list()).isInstanceOf(PermissionException.class);
    }
  }

  @Test
  @DisplayName("it is found by its name, at another name server or at its own")
  void byName() throws IOException, InterruptedException {
    try (Server other = Server.open()) {
      String names = "localhost:" + other.address().port();
      try (Running _ = new Running("echo", "--local", "-p0", "-q", "--names", names)) {
        NameEntry entry = other.names().lookup(Echo.NAME);
        assertThat(entry.uri().object()).isEqualTo(Echo.NAME);
        assertThat(hawser("echo-client", "--by-name", names).err())
            .contains("found " + entry.uri(), "all is well");
      }
      assertThat(other.names().find(Echo.NAME)).isEmpty();
    }
    try (Running own = new Running("echo", "--local", "-p0", "-q", "-N")) {
      Path ticket = Files.writeString(home.resolve("ticket"), own.line);
      Answer answer = hawser("echo-client", "--by-name", "--ticket-file", ticket.toString());
      assertThat(answer.err()).contains("found hawser://localhost:", "all is well");
    }
  }

  @Test
  @DisplayName("whoever names no server and has an empty input is told what to give")
  void nothingToGoBy() {
    assumeThat(System.getenv("HAWSER_TICKET")).isNull();
    InputStream before = System.in;
    System.setIn(InputStream.nullInputStream());
    try {
      Answer answer = hawser("echo-client");
      assertThat(answer.err())
          .contains("neither an address nor a ticket was given", "the standard input is empty")
          .contains("such as localhost:1900", "--ticket-file FILE", "HAWSER_TICKET");
      assertThat(answer.out()).isEmpty();
      assertThat(answer.code()).isEqualTo(1);
    } finally {
      System.setIn(before);
    }
    assertThat(hawser("echo-client", "--help").out().replaceAll("\\s+", " "))
        .contains("reads the next line of the standard input");
  }

  @ParameterizedTest
  @CsvSource({
    "echo --help, 0, --serve-names",
    "echo-client --help, 0, --by-name",
    "echo -q -v, 2, mutually exclusive",
    "echo -N --names localhost:1900, 2, mutually exclusive",
    "echo --local --unix x, 2, exclude each other",
    "echo --port 1 --unix x, 2, exclude each other",
    "echo --port 65536, 2, from 0 to 65535",
    "echo --port x, 2, not an int",
    "echo -p0 --local --names nowhere, 2, is not an address",
    "echo -p0 --local --names-ticket none, 1, none",
    "echo -p0 --local --names localhost:1, 1, localhost:1",
    "echo-client nowhere, 2, is not an address",
    "echo-client localhost:1, 1, localhost:1",
    "echo-client --by-name localhost:1, 1, localhost:1",
  })
  @DisplayName("help is success, mistakes are answered with a hint")
  void hints(String line, int code, String text) {
    Answer answer = hawser(line.split(" "));
    assertThat(answer.out() + answer.err()).contains(text);
    assertThat(answer.code()).isEqualTo(code);
  }
}
