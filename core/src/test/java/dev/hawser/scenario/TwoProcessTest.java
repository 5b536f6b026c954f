package dev.hawser.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.Address;
import dev.hawser.Client;
import dev.hawser.DisconnectedException;
import dev.hawser.Peer;
import dev.hawser.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Between processes")
class TwoProcessTest {
  private static final List<String> QUICK_START =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m");

  @TempDir Path folder;

  private final List<AutoCloseable> opened = new ArrayList<>();

  private <T extends AutoCloseable> T closing(T closeable) {
    opened.add(closeable);
    return closeable;
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable closeable : opened.reversed()) {
      closeable.close();
    }
  }

  private ChildJvm start(String... args) throws IOException {
    return closing(ChildJvm.start(QUICK_START, Far.class, args));
  }

  private Server open() {
    Path socket = folder.resolve("s");
    Server server =
        Server.builder().port(0).unixSocket(socket).grace(Duration.ofMillis(500)).open();
    assertThat(Files.exists(socket)).isTrue();
    return closing(server);
  }

  @Test
  @DisplayName("a server prints where it is, a client reads that, and both share variables")
  void serverInAnotherProcess() throws Exception {
    ChildJvm far = start("serve", "0");
    String printed = far.hear();
    assertThat(Address.parse(printed).port()).isPositive();
    Client client = closing(Client.connect(printed));
    assertThat(far.ask(String.valueOf(client.id()))).isEqualTo(client.name());
    client.map().put("var1", "256");
    assertThat(far.ask("get private var1")).isEqualTo("256");
    far.ask("set private var2 back");
    client.map().sync();
    assertThat(client.map().get("var2")).isEqualTo("back");
    far.close();
    client.awaitClose();
  }

  @Test
  @DisplayName("the port of a server that was killed can be had again at once")
  void portOfDeadServer() throws Exception {
    ChildJvm far = start("serve", "0");
    int port = Address.parse(far.hear()).port();
    Client client = closing(Client.connect(port));
    far.kill();
    Server server = closing(Server.open(port));
    assertThat(server.address().port()).isEqualTo(port);
    client.awaitClose();
    assertThat(client.isClosed()).isTrue();
  }

  @Test
  @DisplayName("a global map is one map for three processes, over TCP and a Unix socket")
  void globalMapOfThree() throws Exception {
    Server server = open();
    ChildJvm one = start("join", server.addresses().get(0).toString());
    ChildJvm two = start("join", server.addresses().get(1).toString());
    one.hear();
    two.hear();
    one.ask("set global message milk?");
    assertThat(two.ask("get global message")).isEqualTo("milk?");
    assertThat(server.map().get("message")).isEqualTo("milk?");
    one.tell("count global n 1000");
    two.tell("count global n 1000");
    for (int i = 0; i < 1000; i++) {
      server.map().merge("n", 1, (a, b) -> (Integer) a + (Integer) b);
    }
    one.hear();
    two.hear();
    assertThat(server.map().get("n")).isEqualTo(3000);
  }

  @Test
  @DisplayName("two processes talk over pipes, both at once")
  void pipes() throws Exception {
    Server server = open();
    ChildJvm far = start("join", server.address().toString());
    Peer peer = server.client(Long.parseLong(far.hear()));
    for (String name : List.of("greet", "other")) {
      far.tell("talk private " + name + " 5000");
      assertThat(Far.talk(peer.pipe(name), 5000)).isTrue();
      assertThat(far.hear()).isEqualTo("true");
    }
  }

  @Test
  @DisplayName("a global queue hands work over between processes")
  void globalQueue() throws Exception {
    Server server = open();
    ChildJvm one = start("join", server.address().toString());
    ChildJvm two = start("join", server.address().toString());
    one.hear();
    two.hear();
    assertThat(two.ask("take global task")).isEqualTo("taking");
    assertThat(one.ask("put global task first")).isEqualTo("put");
    assertThat(two.hear()).isEqualTo("first");
    one.ask("put global task second");
    assertThat(server.queue("task").take()).isEqualTo("second");
  }

  @Test
  @DisplayName("the waiting take of a process that was killed swallows nothing")
  void killedTaker() throws Exception {
    CompletableFuture<DisconnectedException> left = new CompletableFuture<>();
    Server server = open();
    server.onDisconnect((_, reason) -> left.complete(reason));
    ChildJvm victim = start("join", server.address().toString());
    ChildJvm heir = start("join", server.address().toString());
    victim.hear();
    heir.hear();
    assertThat(victim.ask("take global task")).isEqualTo("taking");
    victim.kill();
    server.queue("task").put("precious");
    assertThat(heir.ask("take global task")).isEqualTo("taking");
    assertThat(heir.hear()).isEqualTo("precious");
    assertThat(left.get(60, TimeUnit.SECONDS).getMessage()).isNotBlank();
    assertThat(server.clients()).hasSize(1);
  }
}
