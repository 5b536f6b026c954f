package dev.hawser.internal.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.internal.time.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Threads in a namespace")
class NamespaceThreadsTest {
  private static final String WAIT = "begun.countDown(); end.await();";

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);
  private final Map<String, Namespace.Bound> latches =
      Map.of(
          "begun", new Namespace.Bound(CountDownLatch.class, begun),
          "end", new Namespace.Bound(CountDownLatch.class, end));

  /// What a thread does, and how that ended.
  private static final class Run {
    private final CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    private final Thread thread;

    Run(Namespace namespace, String statements) {
      thread = Thread.ofVirtual().start(() -> execute(namespace, statements));
    }

    private void execute(Namespace namespace, String statements) {
      try {
        namespace.execute(statements);
        thrown.cancel(false);
      } catch (Throwable e) {
        thrown.complete(e);
      }
    }
  }

  @Test
  @DisplayName("interrupting the one that asks interrupts the code, be it a statement")
  void interruptsStatements() throws Exception {
    try (Namespace namespace = new Namespace(latches, Timer.system())) {
      Run run = new Run(namespace, WAIT);
      begun.await();
      run.thread.interrupt();
      assertThat(run.thrown.get()).isInstanceOf(InterruptedException.class);
      assertThat(namespace.evaluate("2 + 2")).isEqualTo(4);
    }
  }

  @Test
  @DisplayName("interrupting the one that asks interrupts the code, be it a declaration")
  void interruptsDeclarations() throws Exception {
    try (Namespace namespace = new Namespace(latches, Timer.system())) {
      namespace.execute("int await() throws Exception {" + WAIT + " return 1; }");
      Run run = new Run(namespace, "int one = await();");
      begun.await();
      run.thread.interrupt();
      assertThat(run.thrown.get()).isInstanceOf(InterruptedException.class);
      assertThat(namespace.evaluate("one")).isEqualTo(0);
    }
  }

  @Test
  @DisplayName("evaluate one after the other; who waits for its turn can be interrupted")
  void oneAtATime() throws Exception {
    try (Namespace namespace = new Namespace(latches, Timer.system())) {
      Run first = new Run(namespace, WAIT);
      begun.await();
      Run second = new Run(namespace, "end.countDown();");
      second.thread.interrupt();
      assertThat(second.thrown.get()).isInstanceOf(InterruptedException.class);
      assertThat(first.thrown).isNotDone();
      end.countDown();
      first.thread.join();
      assertThat(first.thrown).isCancelled();
    }
  }

  @Test
  @DisplayName("lose no update of a variable")
  void noLostUpdates() throws Exception {
    try (Namespace namespace = new Namespace(Map.of(), Timer.system())) {
      namespace.execute("int n = 0;");
      List<Run> runs = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        runs.add(new Run(namespace, "for (int i = 0; i < 1000; i++) n++;"));
      }
      for (Run run : runs) {
        run.thread.join();
      }
      assertThat(namespace.evaluate("n")).isEqualTo(50_000);
    }
  }

  @Test
  @DisplayName("of two namespaces do not wait for each other")
  void sideBySide() throws Exception {
    try (Namespace one = new Namespace(latches, Timer.system());
        Namespace two = new Namespace(latches, Timer.system())) {
      Run waiting = new Run(one, WAIT);
      begun.await();
      two.execute("end.countDown();");
      waiting.thread.join();
      assertThat(waiting.thrown).isCancelled();
    }
  }

  @Test
  @DisplayName("may be interrupted at any moment without harm to the compiler")
  void interruptedWhileCompiling() throws Exception {
    try (Namespace namespace = new Namespace(Map.of(), Timer.system())) {
      for (int i = 0; i < 15; i++) {
        Run run = new Run(namespace, "Object o" + i + " = Limits.defaults().toString();");
        for (int pause = 0; pause < i * 20_000; pause++) {
          Thread.onSpinWait();
        }
        run.thread.interrupt();
        run.thread.join();
      }
      assertThat(namespace.evaluate("Outcome.EXECUTED.name() + org.bouncycastle.util.Arrays.class"))
          .asString()
          .startsWith("EXECUTED");
    }
  }

  @Test
  @DisplayName("that interrupt themselves before asking are told so")
  void interruptedBefore() {
    try (Namespace namespace = new Namespace(Map.of(), Timer.system())) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> namespace.evaluate("1")).isInstanceOf(InterruptedException.class);
      assertThat(Thread.interrupted()).isFalse();
    }
  }
}
