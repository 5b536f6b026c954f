package dev.hawser.internal.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Deadline;
import dev.hawser.internal.time.Timer;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A namespace")
class NamespaceTest {
  private final StringBuilder heard = new StringBuilder();
  private final Namespace namespace =
      new Namespace(Map.of("out", new Namespace.Bound(StringBuilder.class, heard)), Timer.system());

  @AfterEach
  void close() {
    namespace.close();
  }

  private @Nullable Object evaluate(String expression) throws Exception {
    return namespace.evaluate(expression);
  }

  @Test
  @DisplayName("gives the object itself, primitives boxed, and null for what is void")
  void values() throws Exception {
    assertThat(evaluate("1 + 1")).isEqualTo(2);
    assertThat(evaluate("'a'")).isEqualTo('a');
    assertThat(evaluate("2.5f;")).isEqualTo(2.5f);
    assertThat(evaluate("null")).isNull();
    assertThat(evaluate("out.setLength(0)")).isNull();
    assertThat(evaluate("out")).isSameAs(heard);
    assertThat(evaluate("new int[] {1, 2} // two")).isEqualTo(new int[] {1, 2});
    assertThat(evaluate("Stream.of(3, 1, 2).sorted().map(out -> -out).toList()"))
        .isEqualTo(List.of(-1, -2, -3));
    assertThat(evaluate("Thread.currentThread()")).isSameAs(Thread.currentThread());
  }

  @Test
  @DisplayName("keeps variables, methods, types and imports for later")
  void keepsState() throws Exception {
    namespace.execute("int size = 2; int area() { return size * size; }");
    assertThat(evaluate("area()")).isEqualTo(4);
    assertThat(evaluate("size = 3")).isEqualTo(3);
    assertThat(evaluate("area()")).isEqualTo(9);
    namespace.execute("record Point(int x, int y) { int sum() { return x + y; } }");
    assertThat(evaluate("new Point(size, 4).sum()")).isEqualTo(7);
    namespace.execute("import java.util.concurrent.atomic.*");
    assertThat(evaluate("new AtomicInteger(5).get()")).isEqualTo(5);
    namespace.execute("String size = \"large\"");
    assertThat(evaluate("size.length()")).isEqualTo(5);
    assertThat(evaluate("out")).isSameAs(heard);
  }

  @Test
  @DisplayName("runs statements and declarations mixed, in order, over many lines")
  void mixedStatements() throws Exception {
    namespace.execute(
        """
        // Counts.
        class Counter {
          int count;
          void add(int more) { count += more; }
        }
        Counter counter = new Counter();
        for (int i = 0; i < 4; i++) {
          counter.add(i);
        }
        if (counter.count > 5) out.append("much");
        """);
    assertThat(evaluate("counter.count")).isEqualTo(6);
    assertThat(heard).hasToString("much");
  }

  @Test
  @DisplayName("lets code use all that declared code does not keep private, as in one package")
  void onePackage() throws Exception {
    namespace.execute("abstract class Shape { abstract int edges(); protected int twice = 2; }");
    assertThat(evaluate("new Shape() { int edges() { return 3 * twice; } }.edges()")).isEqualTo(6);
  }

  @Test
  @DisplayName("may declare in any order, within one go and over several")
  void forwardReferences() throws Exception {
    namespace.execute("class Child extends Parent {} class Parent { int age = 40; }");
    assertThat(evaluate("new Child().age")).isEqualTo(40);
    namespace.execute("int twice(int n) { return times(2, n); }");
    namespace.execute("int times(int a, int b) { return a * b; }");
    assertThat(evaluate("twice(21)")).isEqualTo(42);
  }

  @Test
  @DisplayName("evaluates the same text again as if it were new")
  void sameTextAgain() throws Exception {
    namespace.execute("int n = 0;");
    assertThat(evaluate("++n")).isEqualTo(1);
    assertThat(evaluate("++n")).isEqualTo(2);
    String stateful = "new Object() { static int calls; int call() { return ++calls; } }.call()";
    assertThat(evaluate(stateful)).isEqualTo(1);
    assertThat(evaluate(stateful)).isEqualTo(1);
    namespace.execute("long n = 10;");
    assertThat(evaluate("++n")).isEqualTo(11L);
  }

  @Test
  @DisplayName("runs in the JVM as it is: its classes, its scoped values")
  void ownProcess() throws Exception {
    Deadline deadline = Deadline.within(Duration.ofHours(1));
    deadline.run(() -> {
      try {
        assertThat(evaluate("Deadline.current()")).isSameAs(deadline);
        namespace.execute("Deadline seen = Deadline.current();");
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    });
    assertThat(evaluate("seen")).isSameAs(deadline);
    assertThat(evaluate("new java.sql.Date(0).getTime()")).isEqualTo(0L);
  }

  @Test
  @DisplayName("throws what the code throws, with the frames of the code alone")
  void throwsTheOriginal() throws Exception {
    IllegalStateException mine = new IllegalStateException("mine");
    try (Namespace other =
        new Namespace(Map.of("mine", new Namespace.Bound(Throwable.class, mine)), Timer.system())) {
      assertThatThrownBy(() -> other.execute("throw mine;")).isSameAs(mine);
    }
    namespace.execute(
        """
        int half(int n) {
          if (n % 2 != 0)
            throw new IllegalArgumentException("odd");
          return n / 2;
        }
        """);
    assertThatThrownBy(() -> evaluate("\nhalf(3)"))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(thrown ->
            assertThat(thrown.getStackTrace())
                .extracting(StackTraceElement::toString)
                .containsExactly("eval.half(exec#1:3)", "eval.code(eval#2:2)"));
    assertThatThrownBy(() -> namespace.execute("\n\nint third = half(4) / 0;"))
        .satisfies(
            thrown -> assertThat(thrown.getStackTrace()[0]).hasToString("eval.code(exec#3:3)"));
    assertThatThrownBy(() -> evaluate("Integer.parseInt(\"x\")"))
        .satisfies(thrown ->
            assertThat(thrown.getStackTrace()[thrown.getStackTrace().length - 1])
                .hasToString("eval.code(eval#4:1)"));
    assertThatThrownBy(() -> namespace.execute("throw new Throwable(\"bare\");"))
        .isExactlyInstanceOf(Throwable.class);
  }

  @Test
  @DisplayName("shows the bytes of its classes, so that they can be shipped")
  void showsBytes() throws Exception {
    namespace.execute("class Declared {}");
    for (String each : List.of("Declared.class", "new Object() {}.getClass()")) {
      Class<?> type = (Class<?>) Objects.requireNonNull(evaluate(each));
      String file = type.getName().replace('.', '/') + ".class";
      try (InputStream bytes = type.getClassLoader().getResourceAsStream(file)) {
        assertThat(Objects.requireNonNull(bytes).readNBytes(2))
            .isEqualTo(new byte[] {(byte) 0xCA, (byte) 0xFE});
      }
    }
  }

  @Test
  @DisplayName("takes long sources")
  void longSources() throws Exception {
    String sum = "1" + "+1".repeat(3000);
    assertThat(evaluate("out.length() + " + sum)).isEqualTo(3001);
    String many =
        "int total = 0;\n"
            + String.join(
                "\n", IntStream.range(0, 20).mapToObj(i -> "total += " + i + ";").toList());
    namespace.execute(many);
    assertThat(evaluate("total")).isEqualTo(190);
  }
}
