package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A program with a loop of its own.
class EventLoopTest {
  @Test
  @DisplayName("its loop runs the calls, and hears who comes and goes")
  void loop() throws Exception {
    try (Program server = multiplied()) {
      server.await("main: client-1 has gone");
      assertThat(server.containing(" times "))
          .hasSize(40)
          .allMatch(line -> line.startsWith("main: "))
          .startsWith("main: 5 times 11", "main: 'x' times 10");
    }
  }

  @Test
  @DisplayName("its loop hands the calls to threads of their own")
  void threads() throws Exception {
    try (Program server = multiplied("threads")) {
      server.await("main: client-1 has gone");
      assertThat(server.containing(" times "))
          .hasSize(40)
          .allMatch(line -> line.startsWith("own: "));
    }
  }

  private static Program multiplied(String... way) throws Exception {
    String name = UUID.randomUUID().toString();
    Program server =
        way.length == 0
            ? Program.server("eventloop", name)
            : Program.server("eventloop", name, way[0]);
    try (Program client = Program.example("eventloop", "client", name)) {
      assertThat(client.transcript())
          .hasSize(40)
          .startsWith("5 * 11 = 55", "'x' * 10 = xxxxxxxxxx")
          .endsWith("2 * 19 = 38", "'@' * 19 = " + "@".repeat(19));
    }
    return server;
  }
}
