package dev.hawser.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.internal.security.Audit;
import dev.hawser.internal.security.Credential;
import dev.hawser.internal.security.Gate;
import dev.hawser.internal.security.Invitations;
import dev.hawser.internal.security.Invitations.Invitation;
import dev.hawser.internal.security.TlsDialler;
import dev.hawser.internal.time.Timer;
import dev.hawser.internal.tls.TlsClient;
import dev.hawser.internal.tls.TlsServer;
import dev.hawser.internal.transport.TcpTransport;
import dev.hawser.internal.transport.Transports;
import dev.hawser.internal.wire.Handshake;
import dev.hawser.security.AdmissionLimits;
import dev.hawser.security.Identity;
import dev.hawser.security.Trust;
import dev.hawser.spi.Connection;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Lanes over TLS and TCP, with a ticket, through the gate that every server has.
class LanesOverTlsTest {
  private static final Identity SERVER = Identity.create();

  /// One session at a time of each identity, and four connections of each address.
  private static final AdmissionLimits LIMITS =
      AdmissionLimits.defaults().withConnections(100, 4).withSessions(10, 1);

  private final CapturedLog log = new CapturedLog();
  private final SecureRandom random = new SecureRandom();
  private final Invitations invitations = Invitations.inMemory(random);
  private final Invitation anna = invitations.invite("anna", Trust.standard(), null);
  private final Recorder atServer = new Recorder();
  private final SessionServer server =
      new SessionServer(Sessions.DEFAULTS, LIMITS, session -> atServer);
  private Session client;

  @BeforeEach
  void connect() throws IOException {
    Gate gate =
        new Gate(
            new Gate.Options(
                new TlsServer(List.of(SERVER), List.of()),
                invitations,
                Trust.standard(),
                LIMITS,
                new Audit(),
                Timer.system(),
                InstantSource.system(),
                random));
    Address address =
        server.listen(new TcpTransport(), Address.tcp("localhost", 0), gate.guarded());
    TlsDialler dialler =
        new TlsDialler(
            new Transports(List.of()),
            List.of(address),
            new TlsClient(SERVER.fingerprint(), List.of(), null),
            new Credential(anna.id(), anna.secret()),
            Timer.system());
    client = SessionClient.connect(dialler, Sessions.DEFAULTS, session -> new Recorder());
  }

  @AfterEach
  void close() {
    client.close("the test is over");
    server.close();
    log.close();
  }

  @Test
  @DisplayName("a lane carries bytes both ways, and counts as no session of its identity")
  void bothWays() throws Exception {
    byte[] bytes = Sessions.bytes(1_000_000, 4);
    try (Connection lane = client.dialLane(12)) {
      Connection there = atServer.lane(0).connection();
      FutureTask<byte[]> reading = new FutureTask<>(() -> Handshake.exactly(there, bytes.length));
      Thread.ofPlatform().daemon().start(reading);
      lane.write(bytes, 0, bytes.length);
      assertThat(reading.get(60, TimeUnit.SECONDS)).isEqualTo(bytes);
      there.write(bytes, 0, 1000);
      assertThat(Handshake.exactly(lane, 1000)).isEqualTo(Sessions.bytes(1000, 4));
    }
    assertThat(server.size()).isEqualTo(1);
  }

  @Test
  @DisplayName("lanes count as connections of their address until they are closed")
  void connections() throws Exception {
    for (int i = 0; i < 3; i++) {
      client.dialLane(i);
    }
    assertThatThrownBy(() -> client.dialLane(3))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no lane to the server at localhost:");
    assertThat(Sessions.echoes(client)).isTrue();
    atServer.lane(2).connection().close();
    atServer.lane(0).connection().close();
    // Closing does not wait until TLS has said goodbye.
    Eventually.holds("there is room again", () -> canDial(4));
  }

  private boolean canDial(long number) {
    try (Connection _ = client.dialLane(number)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  @DisplayName("a visitor that is put out loses its lanes at once")
  void putOut() throws Exception {
    Connection lane = client.dialLane(1);
    Session there = Objects.requireNonNull(server.session(client.id()));
    there.visitor().putOut();
    server.endAll(there.visitor(), "revoked");
    Eventually.holds(
        "it is over",
        () -> {
          try {
            return lane.read(new byte[1], 0, 1) < 0;
          } catch (IOException e) {
            return true;
          }
        });
  }
}
