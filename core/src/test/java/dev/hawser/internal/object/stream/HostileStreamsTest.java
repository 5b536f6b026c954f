package dev.hawser.internal.object.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hawser.Address;
import dev.hawser.Client;
import dev.hawser.Server;
import dev.hawser.security.Trust;
import dev.hawser.testing.MemoryNetwork;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// An end that does not keep to what is agreed about streams.
class HostileStreamsTest {
  /// Gives as many bytes as it likes, and says that there are fewer than none.
  private static final class Liar implements ByteSource {
    private final int count;

    Liar(int count) {
      this.count = count;
    }

    @Override
    public byte[] read(long turn, int most) {
      return new byte[count];
    }

    @Override
    public int available() {
      return -5;
    }

    @Override
    public void close() {}
  }

  private static InputStream from(Client client, Server server, ByteSource source) {
    var _ = server.export("source", source);
    return client.fetch("source").as(InputStream.class);
  }

  @Test
  @DisplayName("more bytes than were asked for are no bytes, and less than none are none")
  void givesTooMuch() throws IOException {
    MemoryNetwork network = new MemoryNetwork();
    try (Server server =
            Server.builder()
                .transport(network)
                .listen(Address.memory("harbour"))
                .trust(Trust.full())
                .open();
        Client client = Client.builder().transport(network).connect("memory:harbour")) {
      InputStream in = from(client, server, new Liar(ByteSource.MOST + 1));
      assertThat(in.available()).isZero();
      assertThatThrownBy(in::read)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("more than was asked for");
    }
  }

  @Test
  @DisplayName("whoever asks for less than one byte gets one, and never more than come at once")
  void asksForTooMuch() throws IOException {
    NearInput input = new NearInput(new ByteArrayInputStream(new byte[1_000_000]), false);
    assertThat(input.read(0, -7)).hasSize(1);
    assertThat(input.read(1, 0)).hasSize(1);
    assertThat(input.read(2, Integer.MAX_VALUE)).hasSize(ByteSource.MOST);
  }

  @Test
  @DisplayName("a call that comes again is refused, and one for a turn that never comes ends")
  void comesOutOfTurn() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    NearOutput output = new NearOutput(out, false);
    output.write(0, new byte[] {1});
    assertThatThrownBy(() -> output.write(0, new byte[] {1})).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> output.write(-1, new byte[] {1})).isInstanceOf(IOException.class);
    CompletableFuture<Throwable> early =
        CompletableFuture.supplyAsync(() -> catchThrowable(() -> output.write(9, new byte[] {2})));
    output.write(1, new byte[] {3});
    output.close();
    assertThat(early.get()).isInstanceOf(IOException.class);
    assertThat(out.toByteArray()).containsExactly(1, 3);
  }
}
