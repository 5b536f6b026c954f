package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The benchmark looks at every result itself; here its figures do not matter.
class BenchmarkTest {
  @Test
  @DisplayName("all kinds of calls give the right results; one-way calls are carried out once each")
  void calls() throws Exception {
    try (Program server = Program.server("benchmark")) {
      try (Program calls = Program.example("benchmark", "calls", server.address(), "20")) {
        assertThat(calls.transcript())
            .contains("is one-way: true", "one-way calls carried out: 20")
            .filteredOn(line -> line.matches("20 there, .*: \\d+/s"))
            .hasSize(12);
      }
      try (Program connections =
          Program.example("benchmark", "connections", server.address(), "10")) {
        assertThat(connections.transcript())
            .extracting(line -> line.replaceAll(": \\d+/s", ""))
            .containsExactly(
                "10 connections",
                "10 connections with a new proxy and a call",
                "50 calls of one proxy");
      }
    }
  }
}
