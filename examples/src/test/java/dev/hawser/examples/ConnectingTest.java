package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Coming, going, and who is there.
class ConnectingTest {
  private static final int CROWD = 200;

  @Test
  @DisplayName(
      "with a ticket and without; listed by index, address and number; a crowd whose callbacks"
          + " never return; all end when the server closes, and its port is free")
  void all() throws Exception {
    try (Program server = Program.server("connecting")) {
      String ticket = server.await("ticket ").substring("ticket ".length());
      try (Program anna = Program.example("connecting", "client", ticket, "Anna")) {
        anna.await("number 2");
        try (Program ben = Program.example("connecting", "client", server.address(), "Ben")) {
          ben.await("number 4");
          try (Program crowd =
              Program.example("connecting", "crowd", server.address(), "" + CROWD)) {
            assertThat(crowd.transcript())
                .containsExactly("came and went: " + CROWD, "the server is closed");
          }
          assertThat(ben.transcript()).endsWith("closed: true").contains("closed: true");
        }
        assertThat(anna.transcript()).hasSize(4).endsWith("closed: true");
      }
      assertThat(server.transcript())
          .contains(
              "by index: Anna",
              "by address: Anna",
              "by number: Anna",
              "no such client: Index -1 out of bounds for length 3",
              "no such client: Index 100 out of bounds for length 3",
              "listed: 3, now: 2",
              "the port is free again: true");
      assertThat(server.containing("no such client: there is no client at localhost:1; there are"))
          .hasSize(1);
      assertThat(server.containing("no such client: there is no client with the id 100; there are"))
          .hasSize(1);
      assertThat(server.containing("one of the crowd is in")).hasSize(CROWD);
      assertThat(server.containing("one of the crowd is out")).hasSize(CROWD);
      assertThat(server.containing("Anna is in")).hasSize(2);
      assertThat(server.containing("Anna is out")).hasSize(2);
    }
  }
}
