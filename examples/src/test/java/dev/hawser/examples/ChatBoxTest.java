package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Channels and nicks.
class ChatBoxTest {
  @Test
  @DisplayName("all others on a channel hear what is said; who leaves or is killed is dropped")
  void channels() throws Exception {
    try (Program server = Program.server("chatbox");
        Program anna = chatter(server, "boats", "anna")) {
      anna.await("people: [], channels: []");
      anna.await("on boats: [anna]");
      try (Program ben = chatter(server, "boats", "ben");
          Program carl = chatter(server, "boats", "carl")) {
        anna.await("[ben] has joined");
        anna.await("[carl] has joined");
        ben.type("ahoy");
        carl.await("[ben] ahoy");
        anna.await("[ben] ahoy");
        ben.signal("KILL");
        anna.type("who is left?");
        carl.await("[anna] who is left?");
        carl.await("[ben] has left");
        fish(server);
        carl.type("/quit");
        assertThat(carl.transcript()).noneMatch(line -> line.startsWith("[carl]"));
        anna.await("[carl] has left");
        assertThat(anna.containing("[anna] ")).isEmpty();
      }
    }
  }

  /// Another channel, where the nick that has become free is taken, and is gone with its channel.
  private static void fish(Program server) throws Exception {
    try (Program ben = chatter(server, "fish", "ben")) {
      ben.await("people: [anna, carl], channels: [boats]");
      ben.await("on fish: [ben]");
      try (Program namesake = chatter(server, "fish", "anna")) {
        namesake.await("people: [anna, ben, carl], channels: [boats, fish]");
        namesake.await("somebody is called anna already: take another");
        assertThat(namesake.exitCode()).isEqualTo(1);
      }
      ben.type("/quit");
      assertThat(ben.transcript()).hasSize(2);
    }
    try (Program late = chatter(server, "fish", "anna")) {
      late.await("people: [anna, carl], channels: [boats]");
    }
  }

  private static Program chatter(Program server, String channel, String nick) throws Exception {
    return Program.example("chatbox", "client", server.address(), channel, nick);
  }
}
