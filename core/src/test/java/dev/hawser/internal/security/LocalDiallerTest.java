package dev.hawser.internal.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.RefusedException;
import dev.hawser.spi.Connection;
import dev.hawser.spi.Listener;
import dev.hawser.spi.Transport;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The way to this user's server on a port")
class LocalDiallerTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Address PORT = Address.tcp("localhost", 1900);

  @TempDir private Path folder;
  private final List<String> tried = new ArrayList<>();
  private boolean ownAnswers;
  private boolean portAnswers;

  /// What the attempt to reach the port changes.
  private Runnable meanwhile = () -> {};

  /// A connection that only can be closed.
  private record Line(Address remote) implements Connection {
    @Override
    public int read(byte[] buffer, int offset, int length) {
      return -1;
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {}

    @Override
    public void close() {}
  }

  /// Connects as the test says.
  private final class Ways implements Transport {
    private final String scheme;

    Ways(String scheme) {
      this.scheme = scheme;
    }

    @Override
    public String scheme() {
      return scheme;
    }

    @Override
    public Listener listen(Address address) throws IOException {
      throw new IOException("nobody listens here");
    }

    @Override
    public Connection connect(Address address, Duration timeout) throws IOException {
      tried.add(scheme);
      boolean port = scheme.equals("tcp");
      if (port) {
        meanwhile.run();
      }
      if (port ? !portAnswers : !ownAnswers) {
        throw new ConnectException("nobody answers at " + address);
      }
      return new Line(address);
    }
  }

  @BeforeEach
  void leaveSocket() throws IOException {
    Files.createFile(folder.resolve("1900.sock"));
  }

  private Connection dial() throws IOException {
    return new LocalDialler(PORT, folder.resolve("1900.sock"), new Ways("unix"), new Ways("tcp"))
        .dial(TIMEOUT)
        .connection();
  }

  @Test
  @DisplayName("is its socket")
  void socket() throws IOException {
    ownAnswers = true;
    assertThat(dial().remote().scheme()).isEqualTo("unix");
    assertThat(tried).containsExactly("unix");
  }

  @Test
  @DisplayName("is its socket even if it begins while one looks")
  void begins() throws IOException {
    portAnswers = true;
    meanwhile = () -> ownAnswers = true;
    assertThat(dial().remote().scheme()).isEqualTo("unix");
    assertThat(tried).containsExactly("unix", "tcp", "unix");
  }

  @Test
  @DisplayName("is closed while nobody listens on the port, which may change")
  void nobody() {
    assertThatThrownBy(this::dial).isInstanceOf(ConnectException.class);
  }

  @Test
  @DisplayName("is closed if somebody else's server listens there")
  void somebodyElse() {
    portAnswers = true;
    assertThatThrownBy(this::dial)
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("localhost:1900 is not a server of yours");
  }
}
