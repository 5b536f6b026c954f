package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the command line answers when nothing is run.
class CommandLineTest {
  @ParameterizedTest
  @CsvSource({
    "--help, 0, COMMAND",
    "--version, 0, hawser",
    "demo --help, 0, --limit",
    "chat --help, 0, --connect",
    "chatt, 2, Did you mean: hawser chat",
    "chat, 2, --server | --connect",
    "chat --connect nowhere, 2, expected host:port",
    "chat --connect :1900 --name a/b, 2, up to 20 letters",
    "chat --server --heartbeat 0, 2, numbers of seconds",
    "chat --connect hawser://localhost:1900/#0.1.2, 2, others on this host can read",
    "integral --help, 0, --trouble",
    "primes client --help, 0, --numbers",
    "example, 0, Call objects of another process",
    "examples, 0, objects that are found by the beginning of their names",
    "example --help, 0, [ROLE]",
    "example bank --help, 0, ./hawser example bank customer HUB NAME",
    "example bank customer localhost:1900, 2, usage: ./hawser example bank customer HUB NAME",
    "example bank teller, 2, ./hawser example bank branch HUB NAME CREDIT",
    "example bnak, 2, did you mean bank?",
    "example chat room --port x, 2, Invalid value for option '--port'",
    "primes, 2, Missing required subcommand",
    "worker --help, 0, --processors",
    "ticket --help, 0, --expires",
    "revoke 1, 2, NAME",
  })
  @DisplayName("help is success, mistakes are exit code 2 with a hint")
  void answers(String line, int code, String text) throws Exception {
    try (Program program = Program.start("hawser", line.split(" "))) {
      program.await(text);
      assertThat(program.exitCode()).isEqualTo(code);
    }
  }
}
