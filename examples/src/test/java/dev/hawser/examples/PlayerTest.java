package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A remote control.
class PlayerTest {
  @Test
  @DisplayName("a program of the server's machine does what another process orders")
  void orders() throws Exception {
    String port = freePort();
    try (Program server = Program.server("player", port);
        Program control = Program.example("player", "control", "localhost:" + port)) {
      assertThat(server.address()).isEqualTo("localhost:" + port);
      assertThat(control.transcript())
          .containsExactly(
              "play: Wellerman (playing)",
              "next: Leave Her, Johnny (playing)",
              "pause: Leave Her, Johnny (paused)",
              "previous: Wellerman (paused)",
              "stop: Wellerman (stopped)",
              "song: Wellerman (stopped)");
    }
  }

  private static String freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return Integer.toString(socket.getLocalPort());
    }
  }
}
