package dev.hawser.internal.code;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.internal.code.ShipLab.End;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Shipping lets go")
class UnloadingTest {
  private static final int VERSIONS = 100;
  private static final int COLLECTIONS = 100;
  private static final Trust CODE = Trust.of(Permission.SHARE, Permission.CALL_SHIPPED);

  private static final String SOURCE =
      """
      package app;
      class Job implements java.io.Serializable {
        record Answer(String text) {}
        enum Colour { RED, GREEN }
        static class Trouble extends RuntimeException {
          Trouble(String message) { super(message); }
        }
        interface Task
            extends java.util.concurrent.Callable<java.util.List<?>>, java.io.Serializable {}
        static int calls;
        private final String text = "from the job";
        static Object task() {
          Job job = new Job();
          Colour colour = Colour.GREEN;
          return (Task) () -> {
            calls++;
            return java.util.List.of(
                new Answer(job.text), colour, new Trouble("trouble"), (Task) () -> null);
          };
        }
      }
      """;

  private final ShipLab lab = new ShipLab(CODE);

  @AfterEach
  void close() {
    lab.close();
  }

  /// A task whose result is of its own classes. Each number is a version.
  private static Object task(ShippedProgram program, int number) {
    return program.version("app.Job", number).run("app.Job", "task");
  }

  /// Sends a task, runs it there, and sends its result back.
  private static void exchange(End alice, Object task, List<WeakReference<?>> loaders)
      throws Exception {
    Callable<?> arrived = (Callable<?>) requireNonNull(alice.send(task));
    List<?> result = (List<?>) arrived.call();
    List<?> home = (List<?>) requireNonNull(alice.far().send(result));
    assertThat(home.getFirst()).hasToString("Answer[text=from the job]");
    for (Object each : List.of(result.getFirst(), home.getFirst())) {
      loaders.add(new WeakReference<>(each.getClass().getClassLoader()));
    }
  }

  private static boolean isGone(List<WeakReference<?>> references) {
    return references.stream().allMatch(each -> each.refersTo(null));
  }

  @Test
  @DisplayName("of all loaders at both ends when a session ends, and the server goes on")
  void atTheEndOfASession() throws Exception {
    ShippedProgram program = ShippedProgram.of(SOURCE);
    End alice = lab.connect("alice", getClass().getClassLoader(), CODE);
    List<WeakReference<?>> loaders = new ArrayList<>();
    for (int i = 0; i < VERSIONS; i++) {
      exchange(alice, task(program, i), loaders);
    }
    assertThat(loaders).hasSize(2 * VERSIONS).noneMatch(each -> each.refersTo(null));

    alice.session.close("leaves");
    for (int i = 0; i < COLLECTIONS && !isGone(loaders); i++) {
      System.gc();
    }

    assertThat(loaders.stream().filter(each -> !each.refersTo(null)).count()).isZero();
    End bob = lab.connect("bob", getClass().getClassLoader(), CODE);
    exchange(bob, task(program, 0), new ArrayList<>());
  }
}
