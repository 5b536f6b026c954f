package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Objects without a name server.
class NoNameServerTest {
  @Test
  @DisplayName("a URI is enough, with a chosen name and with a generated one")
  void uris() throws Exception {
    try (Program server = Program.example("nonameserver", "server")) {
      String generated = last(server.await("generated: "));
      String chosen = last(server.await("chosen: "));
      assertThat(chosen).matches("hawser://localhost:\\d+/example\\.saying");
      assertThat(generated).matches("hawser://localhost:\\d+/[0-9a-f-]{36}");
      try (Program client = Program.example("nonameserver", "client", chosen, generated)) {
        assertThat(client.transcript())
            .containsExactly(
                "Worse things happen at sea.", "A smooth sea never made a skilled sailor.");
      }
    }
  }

  private static String last(String line) {
    return line.substring(line.lastIndexOf(' ') + 1);
  }
}
