package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The prime factors, with dispatcher, workers and client in processes of their own.
class PrimesTest {
  @Test
  @DisplayName("40 numbers are factorised by two workers, and multiplied they are right")
  void factorise() throws Exception {
    try (Program dispatcher = Program.start("dispatcher", "primes", "dispatcher")) {
      String address = dispatcher.await("primes client").replaceFirst(".*client ", "");
      try (Program first = Program.start("first worker", "primes", "worker", address);
          Program second = Program.start("second worker", "primes", "worker", address)) {
        first.await("no work yet");
        second.await("no work yet");
        try (Program client = Program.start("client", "primes", "client", address)) {
          client.await("40 of 40");
          client.await("all products are right");
          assertThat(client.exitCode()).isZero();
          assertThat(client.containing(" = [")).hasSize(40);
        }
        first.await(" = [");
        second.await(" = [");
        assertThat(first.containing(" = [").size() + second.containing(" = [").size())
            .isEqualTo(40);
      }
    }
  }
}
