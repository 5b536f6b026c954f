package dev.hawser.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.Client;
import dev.hawser.Server;
import dev.hawser.call.Task;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Two versions of one class at one server at once")
class VersionsTest extends Voyage {
  private static final Trust SHIPS = Trust.of(Permission.CALL_SHIPPED);
  private static final int CALLS = 100;

  @TempDir static Path folder;

  private Server server;

  @BeforeAll
  static void compile() throws IOException {
    for (String version : List.of("first", "second")) {
      var _ = Sources.compile("versions/" + version, folder.resolve(version));
    }
  }

  @BeforeEach
  void openServer() {
    server = open(SHIPS);
  }

  @Test
  @DisplayName("from two clients: each call uses its client's, whose static state is its own")
  void twoClients() {
    Client one = join(server, Trust.nothing());
    Client two = join(server, Trust.nothing());
    Task<String, RuntimeException> first = task("first");
    Task<String, RuntimeException> second = task("second");
    for (int i = 1; i <= CALLS; i++) {
      assertThat(one.call(first)).isEqualTo("first " + i);
      assertThat(two.call(second)).isEqualTo("second " + i);
    }
  }

  @Test
  @DisplayName("from two clients that call at once: none sees the other's")
  void atOnce() throws Exception {
    Client one = join(server, Trust.nothing());
    Client two = join(server, Trust.nothing());
    List<CompletableFuture<String>> first = calls(one, task("first"));
    List<CompletableFuture<String>> second = calls(two, task("second"));
    for (int i = 0; i < CALLS; i++) {
      assertThat(soon(first.get(i))).startsWith("first ");
      assertThat(soon(second.get(i))).startsWith("second ");
    }
  }

  @Test
  @DisplayName("from one client: each call uses the version of its function")
  void oneClient() {
    Client client = join(server, Trust.nothing());
    Task<String, RuntimeException> first = task("first");
    Task<String, RuntimeException> second = task("second");
    for (int i = 1; i <= CALLS; i++) {
      assertThat(client.call(first)).isEqualTo("first " + i);
      assertThat(client.call(second)).isEqualTo("second " + i);
    }
  }

  @Test
  @DisplayName("the same version from two clients has a state for each")
  void sameVersion() {
    Task<String, RuntimeException> task = task("first");
    for (int i = 0; i < 2; i++) {
      assertThat(join(server, Trust.nothing()).call(task)).isEqualTo("first 1");
    }
  }

  private static List<CompletableFuture<String>> calls(
      Client client, Task<String, RuntimeException> task) {
    return IntStream.range(0, CALLS).mapToObj(_ -> client.callAsync(task)).toList();
  }

  @SuppressWarnings("unchecked")
  private Task<String, RuntimeException> task(String version) {
    URLClassLoader loader = closing(Sources.loader(folder.resolve(version)));
    return (Task<String, RuntimeException>) Sources.made(loader, "cargo.Voyages", "next");
  }
}
