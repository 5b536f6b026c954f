package dev.hawser.internal.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.PermissionException;
import dev.hawser.RefusedException;
import dev.hawser.call.Command;
import dev.hawser.call.RemoteProcess;
import dev.hawser.scenario.LogLines;
import dev.hawser.security.Trust;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ProcessesTest {
  private final Workshop workshop = new Workshop();

  @AfterEach
  void close() {
    workshop.close();
  }

  private RemoteProcess shell(String line) {
    return workshop.processes.start(Command.shell(line));
  }

  private String output(Command command) throws IOException, InterruptedException {
    RemoteProcess process = workshop.processes.start(command);
    String output = new String(process.stdout().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    return output;
  }

  @Test
  @DisplayName("what a command prints is there before it ends, and it reads what is written")
  void live() throws Exception {
    RemoteProcess process = shell("echo one; read answer; echo got $answer; echo bad >&2");
    BufferedReader out = new BufferedReader(new InputStreamReader(process.stdout(), UTF_8));
    assertThat(out.readLine()).isEqualTo("one");
    assertThat(process.isAlive()).isTrue();
    assertThat(Workshop.isRunning(process.pid())).isTrue();
    process.stdin().write("two\n".getBytes(UTF_8));
    assertThat(out.readLine()).isEqualTo("got two");
    assertThat(out.readLine()).isNull();
    assertThat(process.stderr().readAllBytes()).asString(UTF_8).isEqualTo("bad\n");
    assertThat(process.waitFor()).isZero();
    assertThat(process.isAlive()).isFalse();
  }

  @Test
  @DisplayName("the exit status is the command's; of a signal it is 128 and its number")
  void exitStatus() throws Exception {
    assertThat(shell("exit 7").waitFor()).isEqualTo(7);
    assertThat(shell("kill -TERM $$").waitFor()).isEqualTo(128 + 15);
    assertThat(shell("kill -KILL $$").exit().get()).isEqualTo(128 + 9);
    assertThat(workshop.processes.start(Command.of("false")).waitFor()).isEqualTo(1);
  }

  @Test
  @DisplayName("no shell looks at a program's arguments")
  void arguments() throws Exception {
    Command command = Command.of("printf", "%s|", "a b", "$HOME", "*", "", "-n", "ü");
    assertThat(output(command)).isEqualTo("a b|$HOME|*||-n|ü|");
  }

  @Test
  @DisplayName("a command has the environment and the directory it was given")
  void surroundings(@TempDir Path folder) throws Exception {
    Command command =
        Command.shell("echo \"$GREETING $PATH\"; pwd")
            .environment("GREETING", "hello")
            .directory(folder.toString());
    assertThat(output(command))
        .isEqualTo("hello " + System.getenv("PATH") + "\n" + folder.toRealPath() + "\n");
  }

  @Test
  @DisplayName("a program is found where the environment it was given says")
  void path(@TempDir Path folder) throws Exception {
    Path program = Files.writeString(folder.resolve("greet"), "#!/bin/sh\necho hi\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Command command = Command.of("greet").environment("PATH", folder + ":/bin:/usr/bin");
    assertThat(output(command)).isEqualTo("hi\n");
    assertThat(output(Command.of("./greet").directory(folder.toString()))).isEqualTo("hi\n");
  }

  @Test
  @DisplayName("what cannot be run is refused with a reason")
  void refused(@TempDir Path folder) throws Exception {
    assertRefused(Command.of("no-such-program"), "no such program", "'no-such-program'");
    assertRefused(Command.of("/no/such/file"), "no such program", "'/no/such/file'");
    Path file = Files.writeString(folder.resolve("text"), "no program");
    assertRefused(Command.of(file.toString()), "not a file that can be executed");
    assertRefused(
        Command.of("ls").directory("/no/such/folder"), "no directory", "'/no/such/folder'");
    assertRefused(Command.of("echo", "a\0b"), "cannot run 'echo'");
    assertRefused(Command.shell("true").environment("A=B", "c"), "cannot run 'sh'");
    assertRefused(Command.of("echo", "x".repeat(5 << 20)), "standard input");
  }

  private void assertRefused(Command command, String... words) {
    assertThatThrownBy(() -> workshop.processes.start(command))
        .isInstanceOf(RefusedException.class)
        .hasMessageContainingAll(words);
  }

  @Test
  @DisplayName("without the permission nothing is started, and the refusal says what is missing")
  void notPermitted(@TempDir Path folder) {
    try (Workshop strict = new Workshop(Trust.standard())) {
      Path file = folder.resolve("made");
      assertThatThrownBy(() -> strict.processes.start(Command.of("touch", file.toString())))
          .isInstanceOfSatisfying(
              PermissionException.class,
              refusal -> assertThat(refusal.missing()).isEqualTo("system"))
          .hasMessageContaining("guest may not run command");
      assertThat(file).doesNotExist();
      assertThatThrownBy(() -> strict.processes.start(Command.of("no-such-program")))
          .isInstanceOf(PermissionException.class);
    }
  }

  @Test
  @DisplayName("the record has the program, and not its arguments, which may be secret")
  void record() throws Exception {
    LogLines log = new LogLines();
    try {
      assertThat(output(Command.of("echo", "pass-word"))).isEqualTo("pass-word\n");
      assertThat(output(Command.shell("echo pass-word"))).isEqualTo("pass-word\n");
      log.awaitLine("guest", "run command 'echo'");
      log.awaitLine("guest", "run command 'sh'");
      assertThat(log.saidAtOnce())
          .filteredOn(line -> line.contains("run command"))
          .hasSize(2)
          .noneMatch(line -> line.contains("pass-word"));
    } finally {
      log.close();
    }
  }

  @Test
  @DisplayName("closing an output stops a command that goes on printing")
  void closedOutput() throws Exception {
    RemoteProcess process = shell("exec yes");
    assertThat(process.stdout().readNBytes(4)).asString(UTF_8).isEqualTo("y\ny\n");
    process.stdout().close();
    assertThat(process.waitFor()).isEqualTo(128 + 13);
  }

  @Test
  @DisplayName("writing to a command that reads no more fails")
  void closedInput() throws Exception {
    RemoteProcess process = shell("exec 0<&-; echo closed; exec 1>&-; exec sleep 1000");
    assertThat(process.stdout().readAllBytes()).asString(UTF_8).isEqualTo("closed\n");
    assertThatThrownBy(
            () -> {
              while (true) {
                process.stdin().write(new byte[100]);
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessageContaining("closed its standard input");
    assertThat(process.isAlive()).isTrue();
    process.close();
    assertThat(process.waitFor()).isEqualTo(128 + 15);
  }

  @Test
  @DisplayName("a child that keeps the output open does not hold up the end")
  void leftBehind() throws Exception {
    RemoteProcess process = shell("sleep 1000 & echo $!");
    assertThat(process.waitFor()).isZero();
    String pid = new String(process.stdout().readAllBytes(), UTF_8).strip();
    ProcessHandle child = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    assertThat(child.isAlive()).isTrue();
    child.destroyForcibly();
  }

  @Test
  @DisplayName("a child that prints for ever does not hold up the end, nor fill the memory")
  void printingOn() throws Exception {
    RemoteProcess process = shell("yes & echo $! >&2");
    String pid = new String(process.stderr().readNBytes(1), UTF_8);
    Workshop.until("the shell has ended", () -> !Workshop.isRunning(process.pid()));
    long read = 0;
    for (byte[] some = process.stdout().readNBytes(1 << 16);
        some.length > 0;
        some = process.stdout().readNBytes(1 << 16)) {
      read += some.length;
    }
    assertThat(process.waitFor()).isZero();
    assertThat(read).isLessThan(4 << 20);
    String rest = new String(process.stderr().readAllBytes(), UTF_8);
    long child = Long.parseLong((pid + rest).strip());
    Workshop.until("what prints into nothing ends", () -> !Workshop.isRunning(child));
  }

  @Test
  @DisplayName("many commands at once keep apart")
  void many() throws Exception {
    List<RemoteProcess> all = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      all.add(shell("read x; echo $x " + i));
    }
    for (int i = 0; i < all.size(); i++) {
      all.get(i).stdin().write(("n" + i + "\n").getBytes(UTF_8));
    }
    for (int i = 0; i < all.size(); i++) {
      assertThat(all.get(i).waitFor()).isZero();
      assertThat(all.get(i).stdout().readAllBytes())
          .asString(UTF_8)
          .isEqualTo("n" + i + " " + i + "\n");
    }
  }
}
