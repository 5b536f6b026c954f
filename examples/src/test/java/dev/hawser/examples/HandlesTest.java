package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A tree in one process, handled from another.
class HandlesTest {
  private static final String NAMES = "exports: [child, five, numbers, nursery, prices, root]";

  @Test
  @DisplayName(
      "attributes, methods, items, operators, storing and attaching, all from afar; what a client"
          + " has left behind goes with it")
  void everything() throws Exception {
    try (Program garden = Program.server("handles");
        Program gardener = Program.example("handles", "client", garden.address())) {
      garden.await("exported [child, five, numbers, nursery, prices, root]");
      assertThat(gardener.transcript())
          .containsExactly(
              NAMES,
              "value: 1",
              "value, set: 4",
              "refused: parent",
              "child's value: 2",
              "the same child: true",
              "children: 2",
              "refused: forget",
              "numbers: [11, 30]",
              "the last of 2: 30",
              "there is tea: true",
              "its price: 3",
              "2 + 4 = 6",
              "2 - 5 = -3",
              "2 * 5 = 10",
              "5 / 2 = 2",
              "5 % 2 = 1",
              "2 < 5: true",
              "5 is 5: true",
              "5 is true: true",
              "attached, fetched: true",
              "value, set by a handle: 5",
              "exports: [child, exported by a client, five, left behind, numbers, nursery,"
                  + " prices, root]",
              "detached: true");
      try (Program next = Program.example("handles", "client", garden.address())) {
        assertThat(next.transcript()).startsWith(NAMES);
      }
    }
  }
}
