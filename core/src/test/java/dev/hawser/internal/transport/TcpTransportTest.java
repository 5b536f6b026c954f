package dev.hawser.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.spi.Connection;
import dev.hawser.spi.Listener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TcpTransportTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final TcpTransport transport = new TcpTransport();

  @Test
  void portZeroBecomesTheBoundPort() throws IOException {
    try (Listener listener = transport.listen(Address.tcp("localhost", 0))) {
      assertThat(listener.address().port()).isPositive();
      assertThat(listener.address().target()).isEqualTo("localhost");
    }
  }

  @Test
  void localhostIsTheIpv4Loopback() throws IOException {
    try (Listener listener = transport.listen(Address.tcp("localhost", 0));
        Connection client =
            transport.connect(Address.tcp("127.0.0.1", listener.address().port()), PATIENCE);
        Connection server = listener.accept()) {
      assertThat(server.remote().target()).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void aTakenPortIsNamed() throws IOException {
    try (Listener listener = transport.listen(Address.tcp("localhost", 0))) {
      assertThatThrownBy(() -> transport.listen(listener.address()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("port " + listener.address().port() + " is taken");
    }
  }

  @Test
  void aStarStandsForAllInterfaces() throws IOException {
    try (Listener listener = transport.listen(Address.tcp("*", 0));
        Connection client =
            transport.connect(Address.tcp("127.0.0.3", listener.address().port()), PATIENCE);
        Connection server = listener.accept()) {
      assertThat(listener.address().target()).isEqualTo("*");
      client.write(new byte[] {7}, 0, 1);
      byte[] byteRead = new byte[1];
      assertThat(server.read(byteRead, 0, 1)).isEqualTo(1);
      assertThat(byteRead[0]).isEqualTo((byte) 7);
    }
  }

  @Test
  void connectingGivesUpInTime() throws IOException {
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Address address = Address.tcp("localhost", full.getLocalPort());
      assertThatThrownBy(() -> fill(address))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(address.toString())
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
  void anInterruptLeavesTheConnectionOfAReadingPlatformThreadOpen() throws Exception {
    try (Listener listener = transport.listen(Address.tcp("localhost", 0));
        Connection client = transport.connect(listener.address(), PATIENCE);
        Connection server = listener.accept()) {
      CompletableFuture<Integer> got = new CompletableFuture<>();
      CountDownLatch reading = new CountDownLatch(1);
      Thread reader =
          Thread.ofPlatform()
              .start(() -> {
                byte[] one = new byte[1];
                try {
                  Thread.currentThread().interrupt();
                  reading.countDown();
                  client.read(one, 0, 1);
                  got.complete((int) one[0]);
                } catch (IOException e) {
                  got.completeExceptionally(e);
                }
              });
      reading.await();
      reader.interrupt();
      server.write(new byte[] {9}, 0, 1);
      assertThat(got.get()).isEqualTo(9);
    }
  }
}
