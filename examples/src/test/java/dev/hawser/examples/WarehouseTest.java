package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The warehouse and its visitors.
class WarehouseTest {
  @Test
  @DisplayName("in one process")
  void together() throws Exception {
    try (Program together = Program.example("warehouse", "together")) {
      assertThat(together.transcript())
          .containsExactly(
              "Anna finds [chair, bicycle, lamp]",
              "Anna has stored the couch",
              "Anna has taken the lamp",
              "Anna leaves [chair, bicycle, couch]",
              "Ben finds [chair, bicycle, couch]",
              "Ben has stored the table",
              "Ben has taken the couch",
              "Ben leaves [chair, bicycle, table]");
    }
  }

  @Test
  @DisplayName("in a server; what is missing is an exception, with the stacks of both processes")
  void server() throws Exception {
    try (Program server = Program.server("warehouse")) {
      visits("visit", server.address());
      assertThat(server.containing("has stored")).hasSize(2);
      assertThat(server.containing("has taken"))
          .containsExactly("Anna has taken the lamp", "Ben has taken the couch");
      try (Program visit =
          Program.example("warehouse", "visit", server.address(), "Anna", "rug", "piano")) {
        assertThat(visit.exitCode()).isEqualTo(1);
        visit.await("NoSuchElementException: there is no piano here, Anna");
        visit.await("Stock.take");
        visit.await("Visitor.visit");
      }
    }
  }

  @Test
  @DisplayName("in a process that is known by a name at a hub")
  void byName() throws Exception {
    try (Program hub = Program.server("hub");
        Program keeper = Program.example("warehouse", "keeper", hub.address())) {
      keeper.await("known at the hub");
      visits("find", hub.address());
      keeper.await("Ben has taken the couch");
    }
  }

  private static void visits(String role, String address) throws Exception {
    try (Program anna = Program.example("warehouse", role, address, "Anna", "couch", "lamp")) {
      assertThat(anna.transcript())
          .containsExactly(
              "Anna finds [chair, bicycle, lamp]", "Anna leaves [chair, bicycle, couch]");
    }
    try (Program ben = Program.example("warehouse", role, address, "Ben", "table", "couch")) {
      assertThat(ben.transcript())
          .containsExactly(
              "Ben finds [chair, bicycle, couch]", "Ben leaves [chair, bicycle, table]");
    }
  }
}
