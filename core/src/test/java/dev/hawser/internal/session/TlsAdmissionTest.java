package dev.hawser.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.DisconnectedException;
import dev.hawser.PeerState;
import dev.hawser.RefusedException;
import dev.hawser.internal.security.Credential;
import dev.hawser.internal.security.TlsDialler;
import dev.hawser.internal.time.Timer;
import dev.hawser.internal.tls.TlsClient;
import dev.hawser.internal.tls.TlsServer;
import dev.hawser.internal.transport.TcpTransport;
import dev.hawser.internal.transport.Transports;
import dev.hawser.security.Identity;
import dev.hawser.spi.Listener;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Sessions over TLS and TCP, with all that a ticket says.
class TlsAdmissionTest {
  private static final Identity SERVER = Identity.create();
  private static final Identity STRANGER = Identity.create();
  private static final byte[] SECRET = Sessions.bytes(16, 5);

  private final CapturedLog log = new CapturedLog();
  private final Recorder atClient = new Recorder();
  private final Sessions right = open(SERVER);
  private final Sessions wrong = open(STRANGER);

  private static Sessions open(Identity identity) {
    Sessions sessions = new Sessions(new TcpTransport(), Address.tcp("localhost", 0));
    sessions.door.tls = new TlsServer(List.of(identity), List.of());
    sessions.door.invite("anna", SECRET);
    return sessions;
  }

  private static TlsDialler dialler(byte[] secret, Address... addresses) {
    return new TlsDialler(
        new Transports(List.of()),
        List.of(addresses),
        new TlsClient(SERVER.fingerprint(), List.of(), null),
        new Credential("anna", secret),
        Timer.system());
  }

  @AfterEach
  void closeAll() {
    right.close();
    wrong.close();
    log.close();
  }

  @Test
  @DisplayName("a ticket lets its holder in, and the session comes back over TLS")
  void ticket() throws Exception {
    Session client = right.connect(atClient, dialler(SECRET, right.address));
    assertThat(client.identity()).isEqualTo("anna");
    assertThat(Sessions.echoes(client)).isTrue();
    right.server.renew(right.atServer(client).visitor());
    Eventually.holds("it comes back", () -> atClient.states.size() == 2);
    assertThat(Sessions.echoes(client)).isTrue();
    assertThat(atClient.states).containsExactly(PeerState.RECONNECTING, PeerState.CONNECTED);
  }

  @Test
  @DisplayName("a server with another key is refused, and sees nothing of the ticket")
  void wrongServer() {
    assertThatThrownBy(() -> right.connect(atClient, dialler(SECRET, wrong.address)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(wrong.address.toString());
    Eventually.holds("its visit is over", () -> wrong.door.over.get() == 1);
    assertThat(wrong.door.failures).isEmpty();
    assertThat(wrong.server.size()).isZero();
  }

  @Test
  @DisplayName("of several addresses, the one with the right server wins")
  void severalAddresses() throws Exception {
    try (Listener silent = new TcpTransport().listen(Address.tcp("localhost", 0))) {
      TlsDialler dialler = dialler(SECRET, silent.address(), wrong.address, right.address);
      Session client = right.connect(atClient, dialler);
      assertThat(Sessions.echoes(client)).isTrue();
      assertThat(dialler.address()).isEqualTo(right.address);
    }
  }

  @Test
  @DisplayName("an altered secret is refused by the server")
  void alteredSecret() {
    assertThatThrownBy(() -> right.connect(atClient, dialler(Sessions.bytes(16, 6), right.address)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("the ticket's secret is wrong");
  }

  @Test
  @DisplayName("when no address answers, all are named")
  void nobody() {
    right.close();
    Address gone = right.address;
    assertThatThrownBy(
            () -> right.connect(atClient, dialler(SECRET, gone, Address.tcp("127.0.0.1", 1))))
        .isInstanceOf(DisconnectedException.class)
        .hasMessageContaining(gone.toString())
        .hasMessageContaining("127.0.0.1:1");
  }
}
