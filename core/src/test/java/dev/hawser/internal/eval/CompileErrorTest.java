package dev.hawser.internal.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hawser.EvalException;
import dev.hawser.Outcome;
import dev.hawser.internal.time.Timer;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Source that does not compile")
class CompileErrorTest {
  private final Namespace namespace = new Namespace(Map.of(), Timer.system());

  @AfterEach
  void close() {
    namespace.close();
  }

  private static EvalException failure(ThrowingCallable code) {
    return catchThrowableOfType(EvalException.class, code);
  }

  private String evaluating(String expression) {
    EvalException failure = failure(() -> namespace.evaluate(expression));
    assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
    return failure.getMessage();
  }

  @Test
  @DisplayName("is shown with a caret below the place")
  void caret() {
    assertThat(evaluating("1 + foo * 2"))
        .isEqualTo(
            """
            eval#1:1: error: cannot find symbol
                1 + foo * 2
                    ^^^
              symbol:   variable foo\
            """);
  }

  @Test
  @DisplayName("is shown with the numbers of its lines, all errors in order")
  void manyLines() {
    assertThat(evaluating("List.of(1,\n\tbar(3),\n  baz)"))
        .isEqualTo(
            """
            eval#1:2: error: cannot find symbol
                \tbar(3),
                \t^^^
              symbol:   method bar(int)
            eval#1:3: error: cannot find symbol
                  baz)
                  ^^^
              symbol:   variable baz\
            """);
  }

  @Test
  @DisplayName("is shown in part where a line is long")
  void longLine() {
    String message =
        evaluating("\"" + "x".repeat(5000) + "\" + foo + \"" + "y".repeat(5000) + "\"");
    assertThat(message.length()).isLessThan(400);
    List<String> lines = message.lines().toList();
    int caret = lines.get(2).indexOf("^^^");
    assertThat(lines.get(1).substring(caret)).startsWith("foo");
  }

  @Test
  @DisplayName("is said to be incomplete where it is")
  void incomplete() {
    assertThat(evaluating("1 +"))
        .isEqualTo(
            """
            eval#1:1: error: the source is incomplete: more is expected here
                1 +
                   ^\
            """);
    assertThat(evaluating("Math.max(1, 2")).contains("incomplete");
    assertThat(failure(() -> namespace.execute("if (true) {\n  int x = 1;\n")).getMessage())
        .contains(":2: error: the source is incomplete");
  }

  @Test
  @DisplayName("is no expression where statements stand in its place")
  void statementsAsExpression() {
    String expected = "one expression is expected here; statements and declarations are for exec";
    assertThat(evaluating("int x = 5")).contains(expected);
    assertThat(evaluating("foo(); foo()")).contains(expected);
    assertThat(evaluating("")).contains(expected);
    assertThat(evaluating("1; } static int more() { return 2")).contains("error");
  }

  @Test
  @DisplayName("leaves what was declared before it, and says that something was executed")
  void earlierStatements() throws Exception {
    EvalException failure =
        failure(() -> namespace.execute("int kept = 7;\nint lost = kept.length();\nint never;"));
    assertThat(failure.outcome()).isEqualTo(Outcome.EXECUTED);
    assertThat(failure)
        .hasMessage(
            """
            exec#1:2: error: int cannot be dereferenced
                int lost = kept.length();
                           ^^^^^^^^^^^\
            """);
    assertThat(namespace.evaluate("kept")).isEqualTo(7);
    assertThat(evaluating("lost")).contains("symbol:   variable lost");
    assertThat(evaluating("never")).contains("symbol:   variable never");
  }

  @Test
  @DisplayName("does not take away what it would have replaced")
  void takesNothingAway() throws Exception {
    namespace.execute("int n = 5; int twice(int k) { return 2 * k; } class Box { int v = 1; }");
    assertThat(failure(() -> namespace.execute("String n = missing;")))
        .hasMessageContaining("symbol:   variable missing");
    assertThat(failure(() -> namespace.execute("\nint twice(int k) { return \"x\"; }")))
        .hasMessageStartingWith("exec#3:2: error: incompatible types");
    assertThat(failure(() -> namespace.execute("class Box extends Missing {}")))
        .hasMessageContaining("symbol:   class Missing");
    assertThat(namespace.evaluate("twice(n) + new Box().v")).isEqualTo(11);
    namespace.execute("String n = \"now\"; int twice(int k) { return 3 * k; }");
    assertThat(namespace.evaluate("n + twice(1)")).isEqualTo("now3");
  }

  @Test
  @DisplayName("executes nothing if there are only statements")
  void onlyStatements() {
    System.clearProperty("hawser.test.ran");
    EvalException failure =
        failure(() -> namespace.execute("System.setProperty(\"hawser.test.ran\", \"1\");\nfoo();"));
    assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
    assertThat(failure).hasMessageStartingWith("exec#1:2: error: cannot find symbol");
    assertThat(System.getProperty("hawser.test.ran")).isNull();
  }

  @Test
  @DisplayName("may be a method that needs others yet to come: calling it says which")
  void unresolvedMethod() throws Exception {
    namespace.execute("int sum() { return left + right(); }");
    EvalException failure = failure(() -> namespace.evaluate("sum()"));
    assertThat(failure.outcome()).isEqualTo(Outcome.EXECUTED);
    assertThat(failure)
        .hasMessage("error: sum cannot be used yet: cannot find variable left, method right()");
    namespace.execute("int left = 1; int right() { return 2; }");
    assertThat(namespace.evaluate("sum()")).isEqualTo(3);
  }

  @Test
  @DisplayName("is a class that needs another which does not come")
  void unresolvedClass() {
    EvalException failure = failure(() -> namespace.execute("class Child extends Missing {}"));
    assertThat(failure)
        .hasMessageStartingWith("exec#1:1: error: cannot find class Missing\n    class Child");
    assertThat(evaluating("new Child()")).contains("symbol:   class Child");
  }
}
