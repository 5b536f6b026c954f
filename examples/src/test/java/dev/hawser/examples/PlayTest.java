package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.examples.catalogue.Example;
import dev.hawser.examples.catalogue.Role;
import dev.hawser.examples.catalogue.Step;
import dev.hawser.examples.playing.Play;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// All programs of an example in one terminal.
class PlayTest {
  @Test
  @DisplayName("a hub, banks and customers: every line says whose it is, and nobody stays behind")
  void all() throws Exception {
    try (Program play = Program.start("play", "example", "bank")) {
      play.await("branch 2   | rabobank is open");
      List<ProcessHandle> parts = play.children();
      assertThat(play.transcript())
          .contains(
              "branch 1   | abn is open",
              "customer 1 |   accounts: {Irmen=300.75}",
              "customer 2 |   accounts: {Irmen=-99.25, Suzy=-99.25}");
      assertThat(play.containing("hub        | open at ")).hasSize(1);
      assertThat(parts).hasSizeGreaterThanOrEqualTo(3).noneMatch(ProcessHandle::isAlive);
    }
  }

  @Test
  @DisplayName("a play that is interrupted takes all its programs with it")
  void interrupted() throws Exception {
    try (Program play = Program.start("play", "example", "stocks")) {
      play.await("viewer 1 | Anna sees");
      List<ProcessHandle> parts = play.children();
      play.signal("TERM"); // what Ctrl-C does, also where that is ignored in the background
      assertThat(play.exitCode()).isNotZero();
      assertThat(parts).hasSizeGreaterThanOrEqualTo(5);
      for (ProcessHandle each : parts) {
        each.onExit().get(60, TimeUnit.SECONDS);
      }
    }
  }

  @Test
  @DisplayName("a program that fails, or says something else than was expected, ends the play")
  void failing() throws Exception {
    Role wrong = new Role("wrong", "", List.of("nonsense"), null);
    Step fails = new Step.Run("wrong", List.of(), List.of(), false);
    Step waits = new Step.Start("wrong", List.of(), "open at ", List.of());
    for (Step step : List.of(fails, waits)) {
      Example example =
          new Example("x", "nothing", List.of(), "", List.of(wrong), List.of(step, step));
      try (Play play = new Play(example, new Ink(false))) {
        assertThat(play.perform()).isFalse();
      }
    }
  }
}
