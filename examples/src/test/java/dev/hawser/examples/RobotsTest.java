package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A game of robots whose minds are in several processes.
class RobotsTest {
  private static final String TICK = "5";

  @Test
  @DisplayName("one robot wins, and every mind learns what became of its own")
  void game() throws Exception {
    try (Program arena = Program.server("robots", "7", "4", "2", TICK);
        Program anna = player(arena, "anna", "hunter")) {
      anna.await("signed up");
      try (Program namesake = player(arena, "anna", "drunk")) {
        namesake.await("there is a anna already: take another name");
        assertThat(namesake.exitCode()).isEqualTo(1);
      }
      try (Program ben = player(arena, "ben", "hunter")) {
        List<String> fates = List.of(anna.transcript().getLast(), ben.transcript().getLast());
        String winner = arena.await(" has won");
        assertThat(arena.containing(" is dead: ")).hasSize(5);
        assertThat(fates)
            .filteredOn(fate -> !fate.startsWith("died: "))
            .isEqualTo(winner.matches("(anna|ben) has won") ? List.of("won") : List.of());
      }
      try (Program late = player(arena, "carl", "scared")) {
        late.await("signing up is over, carl: the game has begun");
        assertThat(late.exitCode()).isEqualTo(1);
      }
    }
  }

  @Test
  @DisplayName("a robot whose player is killed is taken out, and the game goes on without it")
  void killed() throws Exception {
    try (Program arena = Program.server("robots", "7", "1", "2", TICK);
        Program anna = player(arena, "anna", "scared");
        Program ben = player(arena, "ben", "scared")) {
      arena.await("the game begins");
      anna.signal("KILL");
      arena.await("anna is gone");
      arena.await(" has won");
      assertThat(arena.containing("anna is dead")).isEmpty();
      ben.transcript();
    }
  }

  private static Program player(Program arena, String name, String temper) throws Exception {
    return Program.example("robots", "player", arena.address(), name, temper);
  }
}
