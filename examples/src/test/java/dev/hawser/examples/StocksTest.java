package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Stock quotes, in three phases.
class StocksTest {
  @ParameterizedTest
  @ValueSource(strings = {"together", "threads"})
  @DisplayName("in one process, in one thread or several: every viewer sees what it has chosen")
  void oneProcess(String phase) throws Exception {
    try (Program program = Program.example("stocks", phase)) {
      assertThat(program.transcript()).hasSize(30);
      assertThat(program.containing("Anna sees north: FISH ")).hasSize(10);
      assertThat(program.containing("Ben sees north: FISH ")).hasSize(10);
      assertThat(program.containing("Ben sees south: OIL ")).hasSize(10);
    }
  }

  @Test
  @DisplayName("in five processes that find each other: a viewer that is killed disturbs nobody")
  void processes() throws Exception {
    try (Program hub = Program.server("hub")) {
      try (Program board = Program.example("stocks", "board", hub.address())) {
        board.await("there is no market: start one first");
        assertThat(board.exitCode()).isEqualTo(1);
      }
      watch(hub);
    }
  }

  private static void watch(Program hub) throws Exception {
    try (Program north = market(hub, "north", "FISH", "WOOD");
        Program south = market(hub, "south", "WINE", "OIL")) {
      north.await("the market is open");
      south.await("the market is open");
      try (Program board = Program.example("stocks", "board", hub.address())) {
        board.await("following [example.stocks.market.north, example.stocks.market.south]");
        try (Program anna = Program.example("stocks", "viewer", hub.address(), "Anna", "FISH");
            Program ben = Program.example("stocks", "viewer", hub.address(), "Ben", "OIL")) {
          anna.await("Anna sees north: FISH ", 3);
          ben.await("Ben sees south: OIL ", 3);
          anna.await("there are [FISH, OIL, WINE, WOOD]");
          anna.signal("KILL");
          ben.await("Ben sees", ben.containing("Ben sees").size() + 10);
          assertThat(anna.containing(": OIL ")).isEmpty();
          assertThat(ben.containing(": FISH ")).isEmpty();
          ben.endInput();
          assertThat(ben.exitCode()).isZero();
        }
      }
    }
  }

  private static Program market(Program hub, String name, String... symbols) throws Exception {
    return Program.example("stocks", "market", hub.address(), name, symbols[0], symbols[1]);
  }
}
