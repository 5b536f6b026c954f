package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The echo server, and who tries it. Every kind of value and mistake is in the tool's own tests.
class EchoTest {
  @Test
  @DisplayName("a client finds it by its name, tries everything, and ends it")
  void echo() throws Exception {
    try (Program server = Program.start("echo", "echo", "--local", "--port=0", "-N", "-v")) {
      String line = server.await("you on this host:  hawser echo-client localhost:");
      String address = line.substring(line.lastIndexOf(' ') + 1);
      assertThat(server.containing("hawser://localhost:")).hasSize(1);
      try (Program visitor = Program.example("echo", "visitor", address)) {
        assertThat(visitor.transcript())
            .containsExactly(
                "by an interface: [ahoy, 42, 2.5]", "by a handle: ahoy", "verbose: true");
      }
      try (Program client =
          Program.start("echo-client", "echo-client", "--by-name", "--shutdown", address)) {
        assertThat(client.transcript())
            .contains("found hawser://" + address + "/test.echo", "all is well")
            .noneMatch(each -> each.startsWith("hawser: "))
            .filteredOn(each -> each.matches("echo of .* came back"))
            .hasSize(29);
        client.await("java.lang.ArithmeticException: / by zero");
        client.await("java.lang.IllegalStateException: leak");
        assertThat(client.await("slow ")).matches("slow +came back after \\d+ ms");
        assertThat(client.await("one way ")).endsWith("arrived");
        assertThat(client.await("generator ")).endsWith("came back");
        assertThat(client.await("verbose ")).endsWith("true, then false");
        assertThat(client.await("what is not offered")).contains("RefusedException");
      }
      assertThat(server.exitCode()).isZero();
      server.await("'hawser-echo-client' (local) calls for one-way echo of \"ahoy\"");
      server.await("wants the server to end");
    }
  }
}
