package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Using what a process has.
class FlameTest {
  @Test
  @DisplayName("nothing of it is permitted unless the server says so")
  void refused() throws Exception {
    try (Program server = Program.server("flame");
        Program client = Program.example("flame", "client", server.address());
        Program console = Program.example("flame", "console", server.address())) {
      console.type("1 + 2");
      console.endInput();
      assertThat(client.transcript())
          .hasSize(6)
          .allMatch(line -> line.matches(".*: dev.hawser.(Permission|Refused)Exception: .*"))
          .anyMatch(line -> line.contains("there is no function 'java.lang.Math.sqrt'"))
          .anyMatch(line -> line.contains("Trust.standard().and(Permission.EVAL)"));
      assertThat(console.transcript())
          .hasSize(2)
          .first()
          .asString()
          .contains("local may not evaluate source");
    }
  }

  @Test
  @DisplayName("static members of allowed classes, source, and a console")
  void open() throws Exception {
    try (Program server = Program.server("flame", "open");
        Program client = Program.example("flame", "client", server.address());
        Program console = Program.example("flame", "console", server.address())) {
      assertThat(client.transcript())
          .hasSize(6)
          .startsWith("host name: " + InetAddress.getLocalHost().getHostName())
          .contains(
              "working directory: " + Path.of("").toAbsolutePath(),
              "square root: " + Math.sqrt(500),
              "division: java.lang.ArithmeticException: / by zero",
              "source: 999")
          .anyMatch(line -> line.contains("there is no function 'java.lang.System.exit'"));
      server.await("this is from source: hello, 42");
      console(console);
      assertThat(server.containing("there 5")).isEmpty();
    }
  }

  private static void console(Program console) throws Exception {
    console.type("int x = 5;");
    console.type("x * 2");
    console.type("System.out.println(\"there \" + x);");
    console.type("1 / 0");
    console.type("foo(");
    console.endInput();
    assertThat(console.transcript())
        .startsWith("> > 10", "> there 5", "> java.lang.ArithmeticException: / by zero")
        .anyMatch(line -> line.contains("the source is incomplete"))
        .endsWith("> the console is closed");
  }
}
