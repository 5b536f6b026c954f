package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A game of robots whose minds are in three processes.
class RobotsTest {
  @Test
  @DisplayName("one robot wins, and every mind learns what became of its own")
  void game() throws Exception {
    try (Program arena = Program.example("robots", "server", "7", "2")) {
      arena.await("open at ");
      try (Program anna = player(arena, "anna");
          Program namesake = player(arena, "drone")) {
        anna.await("signed up");
        namesake.await("there is a drone already");
        assertThat(namesake.exitCode()).isEqualTo(1);
        try (Program ben = player(arena, "ben")) {
          List<String> fates =
              Stream.of(
                      anna.transcript().getLast(),
                      ben.transcript().getLast(),
                      arena.await("drone: ").replace("drone: ", ""))
                  .sorted()
                  .toList();
          assertThat(fates).last().isEqualTo("won");
          assertThat(fates.subList(0, 2)).allMatch(fate -> fate.startsWith("died: "));
          assertThat(arena.containing(" has won")).hasSize(1);
          assertThat(arena.containing(" is dead: ")).hasSize(2);
        }
        try (Program late = player(arena, "carl")) {
          late.await("the game has begun, carl");
        }
      }
    }
  }

  private static Program player(Program arena, String name) throws Exception {
    return Program.example("robots", "player", arena.address(), name, "1");
  }
}
