package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A client whose server is killed.
class ReconnectTest {
  @Test
  @DisplayName("the same proxy goes on with the server that takes the place of the first")
  void killed() throws Exception {
    try (Program hub = Program.server("hub");
        Program first = Program.example("reconnect", "server", hub.address(), "the first")) {
      first.await("the first is at ");
      try (Program client = Program.example("reconnect", "client", hub.address())) {
        client.await("answered by the first");
        first.signal("KILL");
        try (Program second = Program.example("reconnect", "server", hub.address(), "the second")) {
          second.await("the second is at ");
          client.await("answered by the second");
          assertThat(client.containing("answered by ")).hasSize(2);
        }
      }
    }
  }

  @Test
  @DisplayName("without a name server, too, if the second has the port and the name of the first")
  void killedAtItsPort() throws Exception {
    try (Program first = Program.example("reconnect", "fixed", "localhost:0", "the first")) {
      first.await("open at localhost:");
      String address = first.address();
      try (Program client = Program.example("reconnect", "neighbour", address)) {
        client.await("answered by the first");
        first.signal("KILL");
        assertThat(first.exitCode()).isNotZero();
        try (Program second = Program.example("reconnect", "fixed", address, "the second")) {
          assertThat(second.await("open at ")).isEqualTo("open at " + address);
          client.await("answered by the second");
          assertThat(client.containing("answered by ")).hasSize(2);
        }
      }
    }
  }
}
