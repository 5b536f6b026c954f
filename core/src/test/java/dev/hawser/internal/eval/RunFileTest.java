package dev.hawser.internal.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.EvalException;
import dev.hawser.internal.time.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A file")
class RunFileTest {
  private static final String HEARD = "hawser.test.heard";

  private final List<String> list = new ArrayList<>();
  private final Namespace namespace =
      new Namespace(Map.of("list", new Namespace.Bound(List.class, list)), Timer.system());

  @AfterEach
  void close() {
    namespace.close();
    System.clearProperty(HEARD);
  }

  @Test
  @DisplayName("that is a script runs in the namespace and has its arguments")
  void script() throws Exception {
    namespace.execute("int factor = 10;");
    String script =
        """
        import static java.lang.Math.abs;

        int total = 0;
        for (String each : args) {
          total += factor * abs(Integer.parseInt(each));
        }
        """;
    namespace.run("sum.jsh", script, List.of("1", "-2"));
    assertThat(namespace.evaluate("total")).isEqualTo(30);
    namespace.run("sum.jsh", script, List.of());
    assertThat(namespace.evaluate("total + args.length")).isEqualTo(0);
  }

  @Test
  @DisplayName("that is a script shows its name and lines in errors and stack traces")
  void scriptErrors() {
    assertThatThrownBy(() -> namespace.run("bad.jsh", "int a = 1;\n\nint b = c;\n", List.of()))
        .isInstanceOf(EvalException.class)
        .hasMessageStartingWith(
            "bad.jsh:3: error: cannot find symbol\n    int b = c;\n            ^");
    assertThatThrownBy(
            () -> namespace.run("boom.jsh", "int z = 0;\n\nlist.add(1 / z);\n", List.of()))
        .isInstanceOf(ArithmeticException.class)
        .satisfies(
            thrown -> assertThat(thrown.getStackTrace()[0]).hasToString("eval.code(boom.jsh:3)"));
  }

  @Test
  @DisplayName("of Java has its main called, in any package, with all its classes")
  void javaFile() throws Exception {
    namespace.run(
        "Main.java",
        """
        package com.example;

        import java.util.List;

        interface Greeting { String to(String name); }

        public class Main {
          enum Tone { LOUD }
          public static void main(String[] args) {
            Greeting greeting = name -> "hi " + name + Tone.LOUD;
            System.setProperty("hawser.test.heard", greeting.to(List.of(args).toString()));
          }
        }
        """,
        List.of("a", "b"));
    assertThat(System.getProperty(HEARD)).isEqualTo("hi [a, b]LOUD");
  }

  @Test
  @DisplayName("of Java may be compact, with a main that belongs to an instance")
  void compactFile() throws Exception {
    namespace.run(
        "Compact.java",
        """
        String heard = "compact";

        void main() {
          System.setProperty("hawser.test.heard", heard + List.of(1).size());
        }
        """,
        List.of());
    assertThat(System.getProperty(HEARD)).isEqualTo("compact1");
  }

  @Test
  @DisplayName("of Java uses the classes of this JVM, and no others see its own")
  void classesOfThisJvm() throws Exception {
    String source =
        "class Uses { static int runs; static void main(String[] args) {"
            + " System.setProperty(\"hawser.test.heard\","
            + " dev.hawser.Outcome.EXECUTED.name() + ++runs); } }";
    namespace.run("Uses.java", source, List.of());
    namespace.run("Uses.java", source, List.of());
    assertThat(System.getProperty(HEARD)).isEqualTo("EXECUTED1");
    assertThatThrownBy(() -> namespace.evaluate("Uses.runs")).isInstanceOf(EvalException.class);
  }

  @Test
  @DisplayName("of Java shows its name and lines in errors and stack traces")
  void javaErrors() {
    assertThatThrownBy(
            () -> namespace.run("Bad.java", "class Bad {\n  int y = \"s\";\n}", List.of()))
        .isInstanceOf(EvalException.class)
        .hasMessageStartingWith("Bad.java:2: error: incompatible types")
        .hasMessageContaining("\n      int y = \"s\";\n              ^^^");
    assertThatThrownBy(() -> namespace.run("None.java", "class None {}", List.of()))
        .isInstanceOf(EvalException.class)
        .hasMessage(
            "None.java: error: no class in it has a method main, so there is nothing to run");
    String throwing = "void main() {\n  throw new IllegalStateException();\n}";
    assertThatThrownBy(() -> namespace.run("Boom.java", throwing, List.of()))
        .isInstanceOf(IllegalStateException.class)
        .satisfies(thrown ->
            assertThat(thrown.getStackTrace())
                .extracting(StackTraceElement::toString)
                .containsExactly("Boom.main(Boom.java:2)"));
  }
}
