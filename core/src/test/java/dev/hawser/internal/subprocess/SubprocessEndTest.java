package dev.hawser.internal.subprocess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.internal.subprocess.Subprocess.Times;
import dev.hawser.internal.time.Timer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("The end of a subprocess")
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SubprocessEndTest {
  private static final Times LONG = new Times(Duration.ofSeconds(20), Duration.ofSeconds(20));
  private static final Times SHORT = new Times(Duration.ofMillis(100), Duration.ofMillis(100));

  private static Subprocess start(String script, Times times) {
    return Subprocess.start(
        new ProcessBuilder("sh", "-c", script), Duration.ofSeconds(10), Timer.system(), times);
  }

  @Test
  @DisplayName("comes with the end of its input, if it minds that")
  void endOfInput() {
    Subprocess started = start("cat > /dev/null; exit 3", LONG);
    started.awaitEnd();
    assertThat(started.process().isAlive()).isFalse();
    assertThat(started.explain(new IOException("lost"))).hasMessageContaining("exit code 3");
  }

  @Test
  @DisplayName("comes by force otherwise, for all that it has started, too")
  void force() throws Exception {
    Subprocess started = start("trap '' TERM; sleep 1000 & sleep 1001", SHORT);
    ProcessHandle process = started.process();
    while (process.descendants().count() < 2) {
      Thread.onSpinWait();
    }
    List<ProcessHandle> children = process.descendants().toList();
    started.awaitEnd();
    assertThat(process.isAlive()).isFalse();
    for (ProcessHandle child : children) {
      assertThat(child.onExit().get(60, TimeUnit.SECONDS).isAlive()).isFalse();
    }
  }

  @Test
  @DisplayName("comes at once if whoever waits for it is interrupted, which stays so")
  void interrupted() throws Exception {
    Subprocess started = start("exec sleep 1000", LONG);
    Thread.currentThread().interrupt();
    started.awaitEnd();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(started.process().onExit().get(60, TimeUnit.SECONDS).isAlive()).isFalse();
  }

  @Test
  @DisplayName("is the end of its output, though something that it has started keeps that open")
  void grandchildKeepsOutput() throws Exception {
    Subprocess started = start("sleep 1000 & echo $! >&2", SHORT);
    byte[] buffer = new byte[1];
    int end = started.dial(Duration.ofSeconds(1)).connection().read(buffer, 0, 1);
    assertThat(end).isEqualTo(-1);
    String message = String.valueOf(started.explain(new IOException("lost")).getMessage());
    assertThat(message).contains("ended with exit code 0");
    ProcessHandle.of(Long.parseLong(message.substring(1 + message.lastIndexOf('\n'))))
        .ifPresent(ProcessHandle::destroyForcibly);
  }
}
