package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A server that calls its clients back.
class CallbackTest {
  @Test
  @DisplayName("five workers call when they are done")
  void workers() throws Exception {
    try (Program office = Program.server("callback");
        Program customers = Program.example("callback", "customers", office.address())) {
      assertThat(customers.transcript())
          .containsExactlyInAnyOrder(
              "at work: true",
              "worker 1 is done",
              "worker 2 is done",
              "worker 3 is done",
              "worker 4 is done",
              "worker 5 is done",
              "at work: false")
          .endsWith("at work: false");
    }
  }

  @Test
  @DisplayName("what callbacks throw is caught by the server, and logged by the client if it asks")
  void failures() throws Exception {
    try (Program office = Program.server("callback");
        Program questions = Program.example("callback", "questions", office.address())) {
      assertThat(questions.transcript())
          .contains("failed: I have not seen anything", "failed: I was asleep");
      office.await("I have not seen anything");
      office.await("I was asleep");
      office.await("Forgetful.whereWereYou");
      office.await("OfficeServer.ask");
      assertThat(questions.containing("Forgetful.whereWereYou")).isNotEmpty();
      assertThat(questions.containing("Forgetful.whatHappened")).isEmpty();
    }
  }
}
