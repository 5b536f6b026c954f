package dev.hawser.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.spi.Connection;
import dev.hawser.spi.Listener;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UnixTransportTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final UnixTransport transport = new UnixTransport();

  @TempDir private Path folder;

  @Test
  void onlyTheOwnerMayConnect() throws IOException {
    Path path = folder.resolve("s");
    try (Listener listener = transport.listen(Address.unix(path))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rw-------");
      assertThat(listener.address()).isEqualTo(Address.unix(path));
    }
  }

  @Test
  void closeRemovesTheFile() throws IOException {
    Path path = folder.resolve("s");
    transport.listen(Address.unix(path)).close();
    assertThat(path).doesNotExist();
  }

  @Test
  void closeLeavesTheFileOfASuccessorAlone() throws IOException {
    Path path = folder.resolve("s");
    try (Listener first = transport.listen(Address.unix(path))) {
      Files.move(path, folder.resolve("moved"));
      try (Listener second = transport.listen(Address.unix(path))) {
        first.close();
        assertThat(path).exists();
        transport.connect(second.address(), PATIENCE).close();
      }
    }
  }

  @Test
  void theFileOfADeadServerIsReplaced() throws IOException {
    Path path = folder.resolve("s");
    try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      dead.bind(UnixDomainSocketAddress.of(path));
    }
    assertThat(path).exists();
    try (Listener listener = transport.listen(Address.unix(path));
        Connection client = transport.connect(Address.unix(path), PATIENCE);
        Connection server = listener.accept()) {
      assertThat(client.remote()).isEqualTo(server.remote());
    }
  }

  @Test
  void aLiveServerIsNotReplaced() throws IOException {
    Path path = folder.resolve("s");
    try (Listener first = transport.listen(Address.unix(path))) {
      assertThatThrownBy(() -> transport.listen(first.address()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(path.toString())
          .hasMessageContaining("a live server already listens there");
    }
  }

  @Test
  void aFileThatIsNoSocketIsLeftAlone() throws IOException {
    Path path = Files.writeString(folder.resolve("letter"), "dear");
    assertThatThrownBy(() -> transport.listen(Address.unix(path)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not a socket");
    assertThat(path).hasContent("dear");
  }

  @Test
  void aPathTooLongIsRefusedPlainly() {
    Address address = Address.unix(folder.resolve("x".repeat(200)));
    assertThatThrownBy(() -> transport.listen(address))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("too long for a Unix socket");
    assertThatThrownBy(() -> transport.connect(address, PATIENCE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("too long for a Unix socket");
  }

  @Test
  void connectingGivesUpInTime() throws IOException {
    Path path = folder.resolve("s");
    try (ServerSocketChannel full = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      full.bind(UnixDomainSocketAddress.of(path), 1);
      assertThatThrownBy(() -> fill(Address.unix(path)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(path.toString())
          .hasMessageContaining("no answer within PT0.1S");
    }
  }

  /// Connects until nobody answers, because nobody accepts.
  private void fill(Address address) throws IOException {
    List<Connection> waiting = new ArrayList<>();
    try {
      while (waiting.size() < 100) {
        waiting.add(transport.connect(address, Duration.ofMillis(100)));
      }
    } finally {
      waiting.forEach(Connection::close);
    }
  }

  @Test
  void anInterruptedReadFailsAndTheThreadStaysInterrupted() throws IOException {
    try (Listener listener = transport.listen(Address.unix(folder.resolve("s")));
        Connection client = transport.connect(listener.address(), PATIENCE);
        Connection server = listener.accept()) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> client.read(new byte[1], 0, 1))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("interrupted");
      assertThat(Thread.interrupted()).isTrue();
      assertThat(server.read(new byte[1], 0, 1)).isEqualTo(-1);
    }
  }
}
