package dev.hawser.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.DeadlineException;
import dev.hawser.EvalException;
import dev.hawser.Outcome;
import dev.hawser.RefusedException;
import dev.hawser.ValueException;
import dev.hawser.call.CallOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Source that the other end sends.
class SourceTest {
  @Test
  @DisplayName("an expression brings its value, and what statements declare stays")
  void evalAndExec() {
    try (CallLab lab = new CallLab()) {
      assertThat(lab.client.eval("6 * 7")).isEqualTo(42);
      assertThat(lab.client.eval("6 * 7", int.class)).isEqualTo(42);
      assertThat(lab.client.eval("6 * 7", long.class)).isEqualTo(42L);
      assertThat(lab.client.eval("6 * 7", Integer.class)).isEqualTo(42);
      lab.client.exec("int twice(int x) { return 2 * x; }");
      assertThat(lab.client.eval("twice(4)")).isEqualTo(8);
      assertThat(lab.client.evalAsync("twice(5)").join()).isEqualTo(10);
      lab.client.execAsync("var kept = twice(6);").join();
      assertThat(lab.client.eval("kept")).isEqualTo(12);
    }
  }

  @Test
  @DisplayName("a result of another type than was asked for is refused")
  void otherType() {
    try (CallLab lab = new CallLab()) {
      assertThatThrownBy(() -> lab.client.eval("\"text\"", int.class))
          .isInstanceOfSatisfying(
              ValueException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.EXECUTED))
          .hasMessageContaining("java.lang.String, not a int");
      assertThatThrownBy(() -> lab.client.eval("1L", int.class)).isInstanceOf(ValueException.class);
      assertThatThrownBy(() -> lab.client.eval("null", String.class))
          .isInstanceOf(ValueException.class);
    }
  }

  @Test
  @DisplayName("source that does not compile says where, and what source throws is thrown")
  void failures() {
    try (CallLab lab = new CallLab()) {
      assertThatThrownBy(() -> lab.client.eval("1 +")).isInstanceOf(EvalException.class);
      assertThatThrownBy(() -> lab.client.eval("Integer.parseInt(\"x\")"))
          .isInstanceOf(NumberFormatException.class);
      assertThat(lab.client.eval("1 + 1")).isEqualTo(2);
    }
  }

  @Test
  @DisplayName("a file of the caller runs with its arguments, and what it prints comes back")
  void file(@TempDir Path folder) throws Exception {
    Path script =
        Files.writeString(
            folder.resolve("hello.jsh"), "System.out.println(\"hello \" + args[0]);\n");
    try (CallLab lab = new CallLab()) {
      StringBuilder text = new StringBuilder();
      CallOptions options = CallOptions.defaults().onOutput(text::append);
      lab.client.with(options).execFile(script, "Ada");
      assertThat(text.toString()).isEqualTo("hello Ada" + System.lineSeparator());
      text.setLength(0);
      lab.client.with(options).execRemoteFile(script.toString(), "Bob");
      assertThat(text.toString()).isEqualTo("hello Bob" + System.lineSeparator());
    }
  }

  @Test
  @DisplayName("a file that cannot be read is refused by its name")
  void noFile() {
    try (CallLab lab = new CallLab()) {
      assertThatThrownBy(() -> lab.client.execFile(Path.of("/no/such/file.jsh")))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("/no/such/file.jsh");
      assertThatThrownBy(() -> lab.client.execRemoteFile("/no/such/file.jsh"))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("/no/such/file.jsh");
    }
  }

  @Test
  @DisplayName("source that sleeps is interrupted at its deadline, and the namespace is free again")
  void deadline() {
    try (CallLab lab = new CallLab()) {
      assertThat(lab.client.eval("1 + 1")).isEqualTo(2);
      CallOptions hurry = CallOptions.defaults().timeout(Duration.ofMillis(200));
      assertThatThrownBy(() ->
              lab.client.with(hurry).exec("new java.util.concurrent.CountDownLatch(1).await();"))
          .isInstanceOf(DeadlineException.class);
      CallLab.until("it has ended", () -> lab.runningAtServer() == 0);
      assertThat(lab.client.eval("2 + 2")).isEqualTo(4);
    }
  }

  @Test
  @DisplayName("an endless loop of shipped code that heeds its interrupt ends when it is cancelled")
  void cancelShipped() {
    try (CallLab lab = new CallLab()) {
      CompletableFuture<@Nullable Object> call =
          lab.client.callAsync(() -> {
            while (!Thread.currentThread().isInterrupted()) {
              Thread.onSpinWait();
            }
            return null;
          });
      CallLab.until("it runs", () -> lab.runningAtServer() == 1);
      assertThat(call.cancel(true)).isTrue();
      CallLab.until("it has ended", () -> lab.runningAtServer() == 0);
    }
  }

  @Test
  @DisplayName("a command's exit status comes back")
  void command() {
    try (CallLab lab = new CallLab()) {
      assertThat(lab.client.system("exit 3")).isEqualTo(3);
    }
  }
}
