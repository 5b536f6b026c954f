package dev.hawser.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.spi.Transport;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransportsTest {
  @Test
  void tcpAndUnixAreBuiltIn() {
    assertThat(new Transports(List.of()).schemes()).containsExactly("tcp", "unix");
  }

  @Test
  void anUnknownSchemeIsRefusedWithTheKnownOnes() {
    Transports transports = new Transports(List.of());
    assertThatThrownBy(() -> transports.transport(new Address("carrier-pigeon", "coo", 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("carrier-pigeon")
        .hasMessageContaining("tcp, unix");
  }

  @Test
  void aTransportOfOnesOwnComesFirst() {
    Transport own = new TcpTransport();
    Transports transports = new Transports(List.of(own));
    assertThat(transports.transport(Address.tcp("localhost", 1))).isSameAs(own);
  }

  @Test
  void twoOfOneSchemeAreRefused() {
    assertThatThrownBy(() -> new Transports(List.of(new TcpTransport(), new TcpTransport())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'tcp'");
  }
}
