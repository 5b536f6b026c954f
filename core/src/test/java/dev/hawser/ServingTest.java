package dev.hawser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.object.ExportOptions;
import dev.hawser.testing.MemoryNetwork;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A server that has everything before it opens, and a program that is nothing but a server.
class ServingTest {
  private static final long PATIENCE_SECONDS = 60;

  private final MemoryNetwork network = new MemoryNetwork();

  /// Something to call.
  public interface Doubler {
    int twice(int number);
  }

  private ServerBuilder builder() {
    return Server.builder()
        .transport(network)
        .listen(Address.memory("quay"))
        .export("doubler", (Doubler) number -> 2 * number);
  }

  private Client join() {
    return Client.builder().transport(network).connect("memory:quay");
  }

  @Test
  @DisplayName("a client that is there at once finds what was exported before opening")
  void exported() {
    ExportOptions options = ExportOptions.defaults().alias("thrice");
    try (Server server = builder().export("tripler", (Doubler) n -> 3 * n, options).open();
        Client client = join()) {
      assertThat(server.exports().names()).containsExactly("doubler", "thrice", "tripler");
      assertThat(client.lookup("doubler", Doubler.class).twice(4)).isEqualTo(8);
      assertThat(client.lookup("thrice", Doubler.class).twice(4)).isEqualTo(12);
    }
  }

  @Test
  @DisplayName("a server that cannot export something opens nothing, and leaves its address free")
  void notExported() {
    ServerBuilder twice = builder().export("doubler", (Doubler) number -> number);
    assertThatThrownBy(twice::open)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("doubler");
    try (Server server = builder().open()) {
      assertThat(server.address()).isEqualTo(Address.memory("quay"));
    }
  }

  @Test
  @DisplayName("serve says where the server is, and ends it when its thread is interrupted")
  void serves() throws InterruptedException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(printed, true, UTF_8));
    CompletableFuture<Void> ended = new CompletableFuture<>();
    Thread program = Thread.startVirtualThread(() -> serve(builder(), ended));
    try {
      awaitLine(printed, "open at memory:quay");
      try (Client client = join()) {
        assertThat(client.lookup("doubler", Doubler.class).twice(4)).isEqualTo(8);
        program.interrupt();
        assertThatThrownBy(() -> ended.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join())
            .isInstanceOf(CompletionException.class)
            .hasCauseInstanceOf(InterruptedException.class);
        client.awaitClose();
      }
    } finally {
      program.interrupt();
      System.setOut(before);
    }
  }

  private static void serve(ServerBuilder builder, CompletableFuture<Void> ended) {
    try {
      builder.serve();
      ended.complete(null);
    } catch (InterruptedException e) {
      ended.completeExceptionally(e);
    }
  }

  private static void awaitLine(ByteArrayOutputStream printed, String line) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (printed.toString(UTF_8).lines().noneMatch(line::equals)) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("in vain waited for '" + line + "' in: " + printed);
      }
      LockSupport.parkNanos(500_000);
    }
  }
}
