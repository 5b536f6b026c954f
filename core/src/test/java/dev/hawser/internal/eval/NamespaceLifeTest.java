package dev.hawser.internal.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.ClosedException;
import dev.hawser.internal.time.ManualTimer;
import dev.hawser.internal.time.Timer;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The life of a namespace")
class NamespaceLifeTest {
  private final ManualTimer time = new ManualTimer();
  private final ReferenceQueue<Object> gone = new ReferenceQueue<>();

  private WeakReference<Object> classOf(Namespace namespace, String expression) throws Exception {
    return new WeakReference<>(
        Objects.requireNonNull(namespace.evaluate(expression)).getClass(), gone);
  }

  private void awaitGone(WeakReference<Object> reference) throws InterruptedException {
    for (int i = 0; i < 100 && !reference.refersTo(null); i++) {
      System.gc();
      gone.remove(100);
    }
    assertThat(reference.refersTo(null)).isTrue();
  }

  @Test
  @DisplayName("begins with its first use and, if nothing was declared, pauses after ten minutes")
  void idle() throws Exception {
    try (Namespace namespace = new Namespace(Map.of(), time)) {
      assertThat(namespace.isIdle()).isTrue();
      assertThat(namespace.evaluate("1 + 2")).isEqualTo(3);
      time.advance(Duration.ofMinutes(8));
      assertThat(namespace.evaluate("1 + 2")).isEqualTo(3);
      time.advance(Duration.ofMinutes(8));
      assertThat(namespace.isIdle()).isFalse();
      time.advance(Duration.ofMinutes(3));
      assertThat(namespace.isIdle()).isTrue();
      assertThat(time.waiting()).isZero();
      assertThat(namespace.evaluate("1 + 2")).isEqualTo(3);
    }
    assertThat(time.waiting()).isZero();
  }

  @Test
  @DisplayName("goes on for as long as something is declared")
  void keepsDeclarations() throws Exception {
    try (Namespace namespace = new Namespace(Map.of(), time)) {
      namespace.run("empty.jsh", "1 + 1;", List.of());
      time.advance(Duration.ofMinutes(11));
      assertThat(namespace.isIdle()).isTrue();
      namespace.execute("int kept = 5;");
      time.advance(Duration.ofHours(5));
      assertThat(namespace.evaluate("kept")).isEqualTo(5);
      namespace.execute("int more = kept + 1;");
      assertThat(namespace.evaluate("kept + more")).isEqualTo(11);
    }
  }

  @Test
  @DisplayName("ends with closing: its classes are let go, and nothing is evaluated any more")
  void close() throws Exception {
    Namespace namespace = new Namespace(Map.of(), time);
    namespace.execute("class Declared {} Declared one = new Declared();");
    WeakReference<Object> declared = classOf(namespace, "one");
    WeakReference<Object> expression = classOf(namespace, "new Object() {}");
    namespace.close();
    awaitGone(declared);
    awaitGone(expression);
    assertThatThrownBy(() -> namespace.evaluate("1"))
        .isInstanceOf(ClosedException.class)
        .hasMessage("nothing is evaluated any more: the session is over");
    assertThat(time.waiting()).isZero();
  }

  @Test
  @DisplayName("lets go of what expressions leave behind while it lasts")
  void expressionsGo() throws Exception {
    try (Namespace namespace = new Namespace(Map.of(), Timer.system())) {
      namespace.execute("int kept = 5;");
      awaitGone(classOf(namespace, "new Object() { int n = kept; }"));
      assertThat(namespace.evaluate("kept")).isEqualTo(5);
    }
  }

  @Test
  @DisplayName("can be ended from inside")
  void closedByItsCode() throws Exception {
    Namespace namespace = new Namespace(Map.of(), time);
    Namespace outer =
        new Namespace(
            Map.of("inner", new Namespace.Bound(AutoCloseable.class, namespace)), Timer.system());
    outer.execute("inner.close();");
    assertThatThrownBy(() -> namespace.evaluate("1")).isInstanceOf(ClosedException.class);
    outer.close();
  }
}
