package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// One service for everybody, for each client, and for each call.
class ServiceTest {
  @Test
  @DisplayName("what is exposed is reached, what is not is refused; instances are as was said")
  void instances() throws Exception {
    try (Program server = Program.server("service")) {
      ask(server, "anna", 2);
      ask(server, "ben", 4);
    }
  }

  private static void ask(Program server, String name, int asked) throws Exception {
    try (Program asker = Program.example("service", "client", server.address(), name)) {
      assertThat(asker.transcript())
          .contains(
              "services: [, fresh, own, shared]",
              "the answer is 42",
              "the real answer is 43",
              "shared: answer 42, asked " + asked + " times, owned by everybody",
              "own: answer 42, asked 1 times, owned by " + name,
              "fresh: answer 42, asked 0 times, owned by " + name);
      assertThat(asker.await("refused: ")).contains("question()");
    }
    server.await(name + " has come");
    server.await(name + " has gone");
  }
}
