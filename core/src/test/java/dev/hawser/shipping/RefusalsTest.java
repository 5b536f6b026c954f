package dev.hawser.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hawser.Client;
import dev.hawser.ValueException;
import dev.hawser.call.Code;
import dev.hawser.call.Task;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What cannot travel is refused at the sender, with the way that leads to it:")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalsTest extends Voyage {
  private URLClassLoader loader;

  @BeforeAll
  void compile(@TempDir Path folder) throws IOException {
    String open = "java.base/jdk.internal.misc=ALL-UNNAMED";
    loader = Sources.loader(Sources.compile("refused", folder, "--add-exports", open));
  }

  @AfterAll
  void forget() throws IOException {
    loader.close();
  }

  /// A function that cannot travel, and why.
  ///
  /// @param kind the method that makes it
  private record Refusal(String kind, String message) {
    @Override
    public String toString() {
      return kind;
    }
  }

  private static List<Refusal> values() {
    return List.of(
        new Refusal(
            "capture",
            "the task cannot travel: task.captured[0] is a java.lang.Thread: it is something that"
                + " runs or is bound to this process; it can travel only as a reference"),
        new Refusal(
            "deepCapture",
            "the task cannot travel: task.captured[0] (cargo.Refused$Crew).gear[lock][0] is a"
                + " java.lang.Object: it is neither a record, an enum, an exception nor a built-in"
                + " type. Make it a record, allow a record that stands for it, or pass it as a"
                + " reference through an interface"),
        new Refusal(
            "outer",
            "the task cannot travel: task.captured[0]: a cargo.Refused$Place cannot travel: it is"
                + " not Serializable. Let it implement java.io.Serializable, or keep it out of the"
                + " function: copy what is needed of it into local variables, and make methods"
                + " that the function calls static"),
        new Refusal(
            "proxy",
            "the task cannot travel: task.captured[0]: a cargo.$Proxy… cannot travel: it extends"
                + " java.lang.reflect.Proxy of the JDK, whose state is closed. Make it a record of"
                + " what shall travel, or send such a record instead"),
        new Refusal(
            "hidden",
            "the task cannot travel: task: a cargo.Plain/0x… cannot travel: it is a hidden class,"
                + " which has no name at the other end"),
        new Refusal(
            "writeObject",
            "the task cannot travel: task.captured[0]: a cargo.Refused$Special cannot travel: it"
                + " has serialization code of its own, cargo.Refused$Special.writeObject. Make it"
                + " a record of what shall travel, or send such a record instead"),
        new Refusal(
            "objectOfTheJdk",
            "the task cannot travel: task.captured[0] is a"
                + " java.util.concurrent.locks.ReentrantLock: it is neither a record, an enum, an"
                + " exception nor a built-in type. Make it a record, allow a record that stands for"
                + " it, or pass it as a reference through an interface"));
  }

  private static List<Refusal> code() {
    return List.of(
        new Refusal(
            "nativeMethod",
            "the code cannot travel: task -> cargo.Refused.lambda$nativeMethod$… ->"
                + " cargo.Refused$Chain.pull is a native method: its library does not travel."
                + " Register a function where the library is, and call it from there with"
                + " callRemote"),
        new Refusal(
            "unexported",
            "the code cannot travel: task -> cargo.Refused.lambda$unexported$… ->"
                + " cargo.Refused$Innards -> jdk.internal.misc.VM is in the package"
                + " jdk.internal.misc, which the module java.base does not export. Use what the JDK"
                + " exports instead"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("values")
  @DisplayName("values, by the way to the one that cannot")
  void valuesRefused(Refusal refusal) {
    assertRefused(refusal);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("code")
  @DisplayName("code, by the classes that lead to it")
  void codeRefused(Refusal refusal) {
    assertRefused(refusal);
  }

  private void assertRefused(Refusal refusal) {
    Client client = join(open(Trust.of(Permission.CALL_SHIPPED)), Trust.nothing());
    Task<?, ?> task = made(refusal.kind());
    Throwable failure = catchThrowable(() -> client.call(task));
    assertThat(failure).isInstanceOf(ValueException.class);
    assertThat(stable(String.valueOf(failure.getMessage()))).isEqualTo(refusal.message());
    List<String> obstacles = Code.explain(task).obstacles();
    assertThat(obstacles).hasSize(1);
    assertThat(failure).hasMessageEndingWith(obstacles.getFirst());
    int next = client.call(() -> 42);
    assertThat(next).as("what is called next").isEqualTo(42);
  }

  @Test
  @DisplayName("a set that holds the function by which it was captured is refused where it arrives")
  void cycle() {
    Client client = join(open(Trust.of(Permission.CALL_SHIPPED)), Trust.nothing());
    assertThatThrownBy(() -> client.call(made("cycle")))
        .isInstanceOf(ValueException.class)
        .hasMessage("a set or a map's key may not hold what it is part of");
  }

  private Task<?, ?> made(String kind) {
    return (Task<?, ?>) Sources.made(loader, "cargo.Refused", kind);
  }

  /// Without what differs from run to run.
  private static String stable(String message) {
    return message
        .replaceAll("Proxy\\d+", "Proxy…")
        .replaceAll("/0x\\p{XDigit}+", "/0x…")
        .replaceAll("\\$\\p{XDigit}{6,8}\\$\\d+", "\\$…");
  }
}
