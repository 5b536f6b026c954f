package dev.hawser.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Client;
import dev.hawser.PermissionException;
import dev.hawser.call.Action1;
import dev.hawser.call.CallOptions;
import dev.hawser.scenario.LogLines;
import dev.hawser.security.Permission;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What may be called at all.
class CallPermissionTest {
  private static void assertLacks(String missing, ThrowingCallable operation) {
    assertThatThrownBy(operation)
        .isInstanceOfSatisfying(
            PermissionException.class, refusal -> assertThat(refusal.missing()).isEqualTo(missing));
  }

  @Test
  @DisplayName("with nothing granted nothing can be called, whatever the options")
  void nothingGranted(@TempDir Path folder) throws Exception {
    try (CallLab lab = new CallLab(Permission.SHARE)) {
      AtomicInteger runs = new AtomicInteger();
      var _ = lab.server.functions().register("run", () -> runs.incrementAndGet());
      var _ = lab.server.functions().allowStatics(Math.class);
      CallOptions options = CallOptions.defaults().onOutput(_ -> {}).annotate("a", 1);
      assertLacks("exports=run", () -> lab.client.callRemote("run"));
      assertLacks("exports=run", () -> lab.client.with(options).callRemote("run"));
      assertLacks("exports=run", () -> lab.client.callRemote("run", new byte[1 << 20]));
      assertLacks("exports=Math.max", () -> lab.client.callRemote("Math.max", 1, 2));
      assertLacks("exports=no-such", () -> lab.client.callRemote("no-such"));
      assertLacks("eval", () -> lab.client.eval("1 + 1"));
      assertLacks("eval", () -> lab.client.exec("int i = 1;"));
      assertLacks("eval", () -> lab.client.execRemoteFile("/no/such/file.jsh"));
      Path script = Files.writeString(folder.resolve("a.jsh"), "int i = 1;");
      assertLacks("eval", () -> lab.client.execFile(script));
      assertLacks("shipped-code", () -> lab.client.call(() -> 1));
      assertThat(runs).hasValue(0);
      assertThat(lab.runningAtServer()).isZero();
    }
  }

  @Test
  @DisplayName("the audit says what is evaluated: its beginning, and the name of its file")
  void evaluationsAreNamed(@TempDir Path folder) throws Exception {
    String source = "1 +\n 1 // \u0007\"" + "x".repeat(1 << 16);
    assertThat(audited(client -> client.eval(source)))
        .isEqualTo("evaluate source '1 +\\n 1 // \\u0007\\\"" + "x".repeat(88) + "…'");
    Path script = Files.writeString(folder.resolve("a.jsh"), "int i = 1;");
    assertThat(audited(client -> client.execFile(script)))
        .isEqualTo("evaluate source 'a.jsh: int i = 1;'");
    assertThat(audited(client -> client.execRemoteFile(script.toString())))
        .isEqualTo("evaluate source '%s'".formatted(script));
  }

  /// What the log of the audit says of the one thing that a client does, after who and where.
  private static String audited(Action1<Client, Exception> action) throws Exception {
    LogLines log = new LogLines();
    try (CallLab lab = new CallLab()) {
      action.run(lab.client);
      List<String> allowed =
          log.saidAtOnce().stream().filter(each -> each.contains("allowed '")).toList();
      assertThat(allowed).hasSize(1);
      return allowed.getFirst().strip().replaceFirst("(?s).*allowed '[^']+' from [^ ]+ ", "");
    } finally {
      log.close();
    }
  }

  @Test
  @DisplayName("a name that is granted can be called, and no other")
  void oneName() {
    try (CallLab lab = new CallLab(Permission.exports("one"))) {
      var _ = lab.server.functions().register("one", () -> 1);
      var _ = lab.server.functions().register("two", () -> 2);
      assertThat(lab.client.callRemote("one")).isEqualTo(1);
      assertLacks("exports=two", () -> lab.client.callRemote("two"));
      assertLacks("eval", () -> lab.client.eval("1 + 1"));
    }
  }
}
