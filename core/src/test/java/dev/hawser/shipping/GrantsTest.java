package dev.hawser.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hawser.Client;
import dev.hawser.Peer;
import dev.hawser.PermissionException;
import dev.hawser.Server;
import dev.hawser.call.Command;
import dev.hawser.call.SerializableFunction;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Everything that runs something at the other end is off until granted, each thing by itself and
/// in each direction by itself.
@DisplayName("What runs at the other end")
class GrantsTest extends Voyage {
  private static final SerializableFunction<Integer, Integer> DOUBLE = number -> 2 * number;

  @TempDir Path folder;

  private final Map<String, Permission> needed = new LinkedHashMap<>();
  private Path script;

  @BeforeEach
  void prepare() throws Exception {
    script = Files.writeString(folder.resolve("script.jsh"), "int one = 1;\n");
    needed.put("call", Permission.CALL_SHIPPED);
    needed.put("callRemote", Permission.CALL_EXPORTS);
    needed.put("eval", Permission.EVAL);
    needed.put("exec", Permission.EVAL);
    needed.put("execFile", Permission.EVAL);
    needed.put("execRemoteFile", Permission.EVAL);
    needed.put("system", Permission.SYSTEM);
    needed.put("start", Permission.SYSTEM);
  }

  private void ask(Peer peer, String operation) {
    switch (operation) {
      case "call" -> {
        int doubled = peer.call(number -> 2 * number, 21);
        assertThat(doubled).isEqualTo(42);
      }
      case "callRemote" -> assertThat(peer.callRemote("answer")).isEqualTo(42);
      case "eval" -> assertThat(peer.eval("6 * 7")).isEqualTo(42);
      case "exec" -> peer.exec("int two = 2;");
      case "execFile" -> peer.execFile(script);
      case "execRemoteFile" -> peer.execRemoteFile(script.toString());
      case "system" -> assertThat(peer.system("exit 3")).isEqualTo(3);
      case "start" -> assertThat(peer.start(Command.shell("exit 4")).exit().join()).isEqualTo(4);
      default -> throw new IllegalArgumentException(operation);
    }
  }

  /// Asks for everything: what needs what is granted works, and all else is refused.
  private void askAll(Peer peer, Trust granted) {
    for (var each : needed.entrySet()) {
      String operation = each.getKey();
      boolean isGranted = granted.permissions().contains(each.getValue());
      Throwable failure = catchThrowable(() -> ask(peer, operation));
      if (isGranted) {
        assertThat(failure).as(operation + ", granted").isNull();
      } else {
        assertThat(failure)
            .as(operation + ", not granted")
            .isInstanceOf(PermissionException.class)
            .hasMessageContaining(each.getValue().toString());
      }
    }
  }

  @ParameterizedTest(name = "at a server that grants {0}")
  @ValueSource(strings = {"nothing", "share", "shipped-code", "exports", "eval", "system"})
  @DisplayName("is refused unless that one thing was granted")
  void atServer(String granted) {
    Trust trust = Trust.parse(granted);
    Server server = open(trust);
    server.functions().register("answer", () -> 42);
    askAll(join(server, Trust.full()), trust);
  }

  @ParameterizedTest(name = "at a client that grants {0}")
  @ValueSource(strings = {"nothing", "shipped-code", "exports", "system"})
  @DisplayName("is refused unless that one thing was granted, whatever the client may do itself")
  void atClient(String granted) {
    Trust trust = Trust.parse(granted);
    Server server = open(Trust.full());
    Client client = join(server, trust);
    client.functions().register("answer", () -> 42);
    askAll(server.client(client.id()), trust);
  }

  @Test
  @DisplayName("cannot come as a value of a map, queue or pipe, which may be shared otherwise")
  void functionsAsValues() throws Exception {
    Client client = join(open(Trust.of(Permission.SHARE)), Trust.full());
    client.globals().map().put("plain", 1);
    assertRefused(() -> client.globals().map().put("double", DOUBLE));
    assertRefused(() -> client.map().put("double", DOUBLE));
    assertRefused(() -> client.globals().queue().put(DOUBLE));
    assertRefused(() -> client.pipe().send(DOUBLE));
    assertThat(client.globals().map()).containsOnlyKeys("plain");
    assertThat(client.globals().queue().size()).isZero();
  }

  @Test
  @DisplayName("comes as a value where both sharing and code are granted")
  void functionsAsValuesGranted() throws Exception {
    Server server = open(Trust.of(Permission.SHARE, Permission.CALL_SHIPPED));
    Client client = join(server, Trust.of(Permission.SHARE));
    client.globals().map().put("double", DOUBLE);
    client.globals().queue().put(DOUBLE);
    client.pipe().send(DOUBLE);
    assertDoubles(Objects.requireNonNull(server.map().get("double")));
    assertDoubles(server.queue().take());
    assertDoubles(server.client(client.id()).pipe().receive());
  }

  @Test
  @DisplayName("cannot come as a value from a server to a client that granted it nothing")
  void valuesFromServer() throws Exception {
    Server server = open(Trust.of(Permission.SHARE));
    server.map().put("double", DOUBLE);
    server.queue().put(DOUBLE);
    Client wary = join(server, Trust.nothing());
    assertRefused(() -> wary.globals().map().get("double"));
    assertRefused(() -> wary.globals().queue().take());
    Client trusting = join(server, Trust.of(Permission.CALL_SHIPPED));
    assertDoubles(Objects.requireNonNull(trusting.globals().map().get("double")));
  }

  private static void assertRefused(ThrowingCallable attempt) {
    assertThatThrownBy(attempt)
        .isInstanceOf(PermissionException.class)
        .hasMessageContaining("shipped-code");
  }

  @SuppressWarnings("unchecked")
  private static void assertDoubles(Object function) {
    assertThat(((SerializableFunction<Integer, Integer>) function).apply(21)).isEqualTo(42);
  }
}
