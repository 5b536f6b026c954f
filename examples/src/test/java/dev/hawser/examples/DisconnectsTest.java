package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A server that drops its clients.
class DisconnectsTest {
  @Test
  @DisplayName("who is silent is dropped, and who asks nothing; their proxies go on")
  void dropped() throws Exception {
    try (Program server = Program.server("disconnects");
        Program anna = Program.example("disconnects", "client", server.address(), "Anna")) {
      anna.await("result: 12345");
      anna.signal("STOP");
      server.await("Anna was dropped: no connection for 500 ms, the grace period");
      anna.signal("CONT");
      anna.type("after silence");
      anna.await("result: after silence");
      server.await("Anna has asked nothing for two seconds");
      server.await("Anna was dropped: ", 2);
      anna.type("after idling");
      anna.await("result: after idling");
      assertThat(server.containing("echo: "))
          .contains("echo: 12345", "echo: after silence", "echo: after idling");
    }
  }
}
