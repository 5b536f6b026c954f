package dev.hawser.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.spi.Connection;
import dev.hawser.spi.Listener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("A lane over TCP")
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ChannelConnectionTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final TcpTransport transport = new TcpTransport();

  private static byte[] read(Connection from, int length) {
    byte[] all = new byte[length];
    try {
      for (int at = 0; at < length; ) {
        int count = from.read(all, at, length - at);
        assertThat(count).isPositive();
        at += count;
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return all;
  }

  @Test
  @DisplayName("writes native memory and arrays, in their order")
  void writes() throws Exception {
    byte[] content = new byte[3_000_000];
    new Random(1).nextBytes(content);
    try (Listener listener = transport.listen(Address.tcp("localhost", 0));
        Connection client = transport.connectLane(listener.address(), PATIENCE);
        Connection server = listener.accept()) {
      assertThat(DirectWriter.isDirect(client)).isTrue();
      var all = CompletableFuture.supplyAsync(() -> read(server, content.length));
      client.write(content, 0, 1000);
      ByteBuffer rest = ByteBuffer.allocateDirect(content.length - 1000);
      rest.put(content, 1000, content.length - 1000).flip();
      DirectWriter.write(client, rest);
      assertThat(rest.hasRemaining()).isFalse();
      assertThat(all.join()).isEqualTo(content);
      server.write(content, 0, 10);
      assertThat(read(client, 10)).startsWith(content[0], content[1]);
    }
  }

  @Test
  @DisplayName("is no longer written to once it is closed, by whomever")
  void closed() throws Exception {
    try (Listener listener = transport.listen(Address.tcp("localhost", 0));
        Connection client = transport.connectLane(listener.address(), PATIENCE)) {
      client.close();
      assertThatThrownBy(() -> DirectWriter.write(client, ByteBuffer.allocateDirect(1)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("has been closed");
    }
  }

  @Test
  @DisplayName("says which address does not answer")
  void nobody() throws Exception {
    Address address;
    try (Listener listener = transport.listen(Address.tcp("localhost", 0))) {
      address = listener.address();
    }
    assertThatThrownBy(() -> transport.connectLane(address, PATIENCE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot connect to " + address);
  }

  @Test
  @DisplayName("is what a session's own connection is not, whose threads may be interrupted")
  void others() throws Exception {
    try (Listener listener = transport.listen(Address.tcp("localhost", 0));
        Connection client = transport.connect(listener.address(), PATIENCE);
        Connection server = listener.accept()) {
      assertThat(DirectWriter.isDirect(client)).isFalse();
      assertThat(DirectWriter.isDirect(server)).isFalse();
    }
  }
}
