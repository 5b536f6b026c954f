package dev.hawser.subprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Client;
import dev.hawser.ClientBuilder;
import dev.hawser.DisconnectedException;
import dev.hawser.HawserException;
import dev.hawser.PermissionException;
import dev.hawser.Server;
import dev.hawser.scenario.ChildJvm;
import dev.hawser.security.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A subprocess as a peer")
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SubprocessTest {
  private static final List<String> QUICK_START =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m");

  private static ProcessBuilder worker(String... args) {
    return new ProcessBuilder(ChildJvm.command(QUICK_START, Worker.class, args));
  }

  private static ProcessBuilder shell(String script) {
    return new ProcessBuilder("sh", "-c", script);
  }

  private static ProcessHandle process(Client client) {
    return ProcessHandle.of(Long.parseLong(client.address().target())).orElseThrow();
  }

  private static Worker.Bench bench(Client client) {
    return client.lookup("bench", Worker.Bench.class);
  }

  @Test
  @DisplayName("has all that a peer has, may be asked everything, and ends when it is closed")
  void everything(@TempDir Path folder) throws Exception {
    ProcessHandle process;
    try (Client client = Client.launch(worker())) {
      process = process(client);
      assertThat(client.identity()).isEqualTo("parent");
      assertThat(client.granted()).isEqualTo(Trust.full());
      client.globals().map().put("milk", 2);
      int doubled = client.call(() -> Server.class.getName().length() * 2);
      assertThat(doubled).isEqualTo(2 * "dev.hawser.Server".length());
      assertThat(client.call(() -> ProcessHandle.current().pid())).isEqualTo(process.pid());
      assertThat(client.system("exit 42")).isEqualTo(42);
      Path mine = Files.write(folder.resolve("mine"), new byte[3_000_000]);
      var _ = client.files().put(mine, folder.resolve("theirs").toString());
      assertThat(folder.resolve("theirs")).hasSameBinaryContentAs(mine);
      assertThat(client.globals().map().get("milk")).isEqualTo(2);
    }
    assertThat(process.isAlive()).isFalse();
  }

  @Test
  @DisplayName("prints to standard error and reads nothing, and has one such server for good")
  void streamsAreTheLine() throws Exception {
    try (Client client = Client.launch(worker())) {
      client.run(() -> System.out.println("still standard error"));
      assertThat(client.call(() -> System.in.read())).isEqualTo(-1);
      String refusal = client.call(() -> messageOf(Server::standardStreams));
      assertThat(refusal).contains("a server of this process has taken them before");
      String noTicket = client.call(() -> messageOf(() -> onTwoStreams().ticket()));
      assertThat(noTicket).contains("RefusedException");
      assertThat(client.ping()).isPositive();
    }
  }

  private static Server onTwoStreams() {
    return Server.builder().standardStreams().open();
  }

  private static String messageOf(Runnable refused) {
    try {
      refused.run();
      return "nothing was refused";
    } catch (RuntimeException e) {
      return e.toString();
    }
  }

  @Test
  @DisplayName("may do to its parent what that grants, and the parent to it what it grants")
  void grants() throws InterruptedException {
    try (Client client = Client.launch(worker("trusts nobody"))) {
      assertThatThrownBy(() -> client.call(() -> 1))
          .isInstanceOf(PermissionException.class)
          .hasMessageContaining("parent may not")
          .hasMessageContaining("Server.builder().trust(");
      assertThat(client.ping()).isPositive();
    }
  }

  @Test
  @DisplayName("that ends is the end of the session, with its exit code and its last words")
  void exits() throws Exception {
    try (Client client = Client.launch(worker())) {
      CompletableFuture<Object> waiting = client.queue("never").async().take();
      var _ = client.ping();
      assertThatThrownBy(() -> bench(client).halt(3, "the disk is full"))
          .isInstanceOf(DisconnectedException.class)
          .hasMessageContaining("ended with exit code 3")
          .hasMessageContaining("the disk is full");
      assertThatThrownBy(() -> waiting.get(60, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .cause()
          .hasMessageContaining("exit code 3");
      client.awaitClose();
      assertThatThrownBy(client::ping).hasMessageContaining("exit code 3");
    }
  }

  @Test
  @DisplayName("that is killed is the end of the session, with the signal")
  void killed() throws Exception {
    try (Client client = Client.launch(worker())) {
      CompletableFuture<Object> waiting = client.queue("never").async().take();
      var _ = client.ping();
      assertThat(process(client).destroyForcibly()).isTrue();
      assertThatThrownBy(() -> waiting.get(60, TimeUnit.SECONDS))
          .cause()
          .isInstanceOf(DisconnectedException.class)
          .hasMessageContaining("exit code 137, as if killed by signal 9");
    }
  }

  @Test
  @DisplayName("that prints past System.out breaks the line, and is named")
  void scribbles() throws Exception {
    try (Client client = Client.launch(worker())) {
      CompletableFuture<Object> waiting = client.queue("never").async().take();
      var _ = client.ping();
      Worker.Bench bench = bench(client);
      assertThatThrownBy(() -> bench.scribble("x".repeat(100)))
          .isInstanceOf(DisconnectedException.class)
          .hasMessageContaining("the subprocess java")
          .hasMessageContaining("cannot be talked to any more");
      assertThatThrownBy(() -> waiting.get(60, TimeUnit.SECONDS)).cause().isNotNull();
    }
  }

  @Test
  @DisplayName("that prints something before it serves is refused, with what it printed")
  void greets() {
    assertThatThrownBy(() -> Client.launch(worker("greets")))
        .isInstanceOf(DisconnectedException.class)
        .hasMessageContaining("'Welcome to the machine'")
        .hasMessageContaining("standard error");
  }

  @Test
  @DisplayName("whose parent is killed ends by itself")
  void orphan() throws Exception {
    try (ChildJvm parent = ChildJvm.start(QUICK_START, Parent.class)) {
      long pid = Long.parseLong(parent.hear());
      ProcessHandle child = ProcessHandle.of(pid).orElseThrow();
      parent.kill();
      assertThat(child.onExit().get(60, TimeUnit.SECONDS).isAlive()).isFalse();
    }
  }

  @Test
  @DisplayName("that stands still is borne for heartbeat and grace, and holds up nobody for longer")
  void standsStill() throws Exception {
    ClientBuilder impatient =
        Client.builder()
            .heartbeat(Duration.ofMillis(2_000))
            .grace(Duration.ofMillis(3_000))
            .timeout(Duration.ofMinutes(1));
    try (Client client = impatient.launch(worker("is impatient"))) {
      ProcessHandle process = process(client);
      Worker.Bench bench = bench(client);
      CompletableFuture<Void> call =
          CompletableFuture.runAsync(() -> {
            try {
              bench.hang();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
      signal("STOP", process);
      try {
        assertThatThrownBy(() -> call.get(60, TimeUnit.SECONDS))
            .cause()
            .isInstanceOf(DisconnectedException.class)
            .hasMessageContaining("no sign of life for 5000 ms");
      } finally {
        signal("KILL", process);
      }
    }
  }

  private static void signal(String name, ProcessHandle process)
      throws IOException, InterruptedException {
    var _ = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  @Test
  @DisplayName("that is no Hawser program is refused clearly, whatever it does")
  void others() {
    assertThatThrownBy(() -> Client.launch(new ProcessBuilder("no-such-program")))
        .isInstanceOf(DisconnectedException.class)
        .hasMessageContaining("cannot start the subprocess no-such-program");
    assertThatThrownBy(() -> Client.launch(shell("echo no such host >&2; exit 255")))
        .isInstanceOf(DisconnectedException.class)
        .hasMessageContaining("ended with exit code 255")
        .hasMessageContaining("no such host");
    assertThatThrownBy(() -> Client.launch(shell("exit 0")))
        .isInstanceOf(DisconnectedException.class)
        .hasMessageContaining("exit code 0 without a word")
        .hasMessageContaining("Server.standardStreams()");
    assertThatThrownBy(() -> Client.launch(shell("printf HWS; echo oops; exit 4")))
        .isInstanceOf(DisconnectedException.class)
        .hasMessageContaining("'HWSoops'")
        .hasMessageContaining("exit code 4");
    assertThatThrownBy(() -> Client.launch(new ProcessBuilder("cat")))
        .isInstanceOf(HawserException.class)
        .hasMessageContaining("something else than welcome");
    assertThatThrownBy(() -> Client.launch(shell("exec >&-; exec sleep 1000")))
        .isInstanceOf(DisconnectedException.class)
        .hasMessageContaining("closed its output");
  }

  @Test
  @DisplayName("that says nothing is given up in time, and killed")
  void silent() {
    ClientBuilder builder = Client.builder().timeout(Duration.ofMillis(300));
    assertThatThrownBy(() -> builder.launch(new ProcessBuilder("sleep", "1000")))
        .isInstanceOf(DisconnectedException.class)
        .hasMessageContaining("has said nothing for 300 ms")
        .hasMessageContaining("Server.standardStreams()");
    ProcessHandle.current()
        .children()
        .filter(each -> each.info().command().orElse("").endsWith("sleep"))
        .forEach(each -> assertThat(each.onExit()).succeedsWithin(Duration.ofMinutes(1)));
  }

  @Test
  @DisplayName("needs its standard input and output for the line")
  void redirections(@TempDir Path folder) {
    ProcessBuilder merged = shell("true").redirectErrorStream(true);
    assertThatThrownBy(() -> Client.launch(merged))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("redirectErrorStream");
    ProcessBuilder elsewhere = shell("true").redirectOutput(folder.resolve("out").toFile());
    assertThatThrownBy(() -> Client.launch(elsewhere))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("redirectOutput");
    assertThatThrownBy(() -> Client.launch(new ProcessBuilder(List.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a program");
  }
}
