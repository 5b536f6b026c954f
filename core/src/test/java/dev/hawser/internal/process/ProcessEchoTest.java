package dev.hawser.internal.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.call.Command;
import dev.hawser.call.RemoteProcess;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class ProcessEchoTest {
  private static final String TEXT = "größer 漢字 🙂";

  private final Workshop workshop = new Workshop();
  private final PrintStream realOut = System.out;
  private final PrintStream realErr = System.err;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void redirect() {
    System.setOut(new PrintStream(out, true, UTF_8));
    System.setErr(new PrintStream(err, true, UTF_8));
  }

  @AfterEach
  void restore() {
    System.setOut(realOut);
    System.setErr(realErr);
    workshop.close();
  }

  @Test
  @DisplayName("what is echoed is printed here as it comes, and all of it before the exit status")
  void echoed() throws Exception {
    RemoteProcess process =
        workshop.processes.start(
            Command.shell("echo one; read x; echo two; echo bad >&2").echoed());
    Workshop.until("the first line", () -> out.toString(UTF_8).equals("one\n"));
    process.stdin().write('\n');
    assertThat(process.waitFor()).isZero();
    assertThat(out.toString(UTF_8)).isEqualTo("one\ntwo\n");
    assertThat(err.toString(UTF_8)).isEqualTo("bad\n");
    assertThat(process.stdout().readAllBytes()).isEmpty();
    assertThat(process.stderr().readAllBytes()).isEmpty();
  }

  @Test
  @DisplayName("a character whose bytes come one by one is printed once it is whole")
  void splitCharacter() throws Exception {
    RemoteProcess process =
        workshop.processes.start(
            Command.shell("printf 'a\\303'; read x; printf '\\251b\\303'").echoed());
    Workshop.until("the first letter", () -> out.toString(UTF_8).equals("a"));
    process.stdin().write('\n');
    assertThat(process.waitFor()).isZero();
    assertThat(out.toString(UTF_8)).isEqualTo("aéb\uFFFD");
  }

  @Test
  @DisplayName("text survives being cut anywhere")
  void everySplit() {
    byte[] bytes = TEXT.getBytes(UTF_8);
    for (int size = 1; size < bytes.length; size++) {
      out.reset();
      Printer printer = new Printer(Says.OUT);
      for (int at = 0; at < bytes.length; at += size) {
        printer.print(bytes, at, Math.min(size, bytes.length - at));
      }
      printer.finish();
      assertThat(out.toString(UTF_8)).isEqualTo(TEXT);
    }
  }

  @Test
  @DisplayName("more than any buffer is echoed whole")
  void muchEchoed() throws Exception {
    RemoteProcess process = workshop.processes.start(Command.shell("seq 1 100000").echoed());
    assertThat(process.waitFor()).isZero();
    assertThat(out.toString(UTF_8).lines().count()).isEqualTo(100_000);
    assertThat(out.toString(UTF_8)).endsWith("\n99999\n100000\n");
  }

  @Test
  @DisplayName("echoed at the end, it is printed when the command has ended")
  void atTheEnd() throws Exception {
    RemoteProcess process =
        workshop.processes.start(
            Command.shell("seq 1 100000; echo bad >&2; read x; echo done").echoedAtTheEnd());
    assertThat(out.size()).isZero();
    process.stdin().write('\n');
    assertThat(process.waitFor()).isZero();
    assertThat(out.toString(UTF_8)).endsWith("\n100000\ndone\n");
    assertThat(err.toString(UTF_8)).isEqualTo("bad\n");
  }

  @Test
  @DisplayName("echoed remotely, it is printed there and can be read here")
  void remotely() throws Exception {
    RemoteProcess process =
        workshop.processes.start(Command.shell("echo " + TEXT).echoedRemotely());
    assertThat(process.stdout().readAllBytes()).asString(UTF_8).isEqualTo(TEXT + "\n");
    assertThat(process.waitFor()).isZero();
    assertThat(out.toString(UTF_8)).isEqualTo(TEXT + "\n");
  }
}
