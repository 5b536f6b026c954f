package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The demo checks itself; this checks that it does.
class DemoTest {
  @Test
  @DisplayName("every scene goes as promised, and nothing stays behind")
  void allAsPromised() throws Exception {
    try (Program demo = Program.start("demo", "demo", "--limit", "100")) {
      demo.await("all as promised");
      assertThat(demo.exitCode()).isZero();
    }
  }

  @Test
  @DisplayName("a demo that takes too long kills its processes and fails")
  void tooSlow() throws Exception {
    try (Program demo = Program.start("demo", "demo", "--limit", "0")) {
      demo.await("not finished after 0 s");
      assertThat(demo.exitCode()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("a player whose demo is gone goes too")
  void orphan() throws Exception {
    try (Program player = Program.start("alice", "demo", "--role", "alice")) {
      player.endInput();
      assertThat(player.exitCode()).isZero();
    }
  }
}
