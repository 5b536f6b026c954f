package dev.hawser.internal.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.RefusedException;
import dev.hawser.internal.tls.TlsClient;
import dev.hawser.internal.tls.TlsConnection;
import dev.hawser.internal.transport.LeftException;
import dev.hawser.security.AdmissionLimits;
import dev.hawser.spi.Connection;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final AdmissionLimits LIMITS = AdmissionLimits.defaults();
  private static final String HOST = "192.0.2.1";
  private static final String TOO_LATE =
      "no complete handshake in time (AdmissionLimits.handshakeTime)";

  private final GateLog log = new GateLog();

  @AfterEach
  void closeLog() {
    log.close();
  }

  // ---- connections ----

  @Test
  @DisplayName("an address has only so many connections, and has one more when one is closed")
  void connectionsPerAddress() throws Exception {
    Door door = new GateScene(LIMITS.withConnections(10, 2)).gate.insecure();
    Connection first = admitted(door, GateCaller.from(HOST));
    admitted(door, GateCaller.from(HOST));
    GateCaller third = GateCaller.from(HOST);
    assertThatThrownBy(() -> door.arrive(third.near))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("connectionsPerAddress");
    assertThat(third.isClosed()).isTrue();
    admitted(door, GateCaller.from("192.0.2.2"));
    first.close();
    first.close();
    admitted(door, GateCaller.from(HOST));
    assertThatThrownBy(() -> door.arrive(GateCaller.from(HOST).near))
        .isInstanceOf(IOException.class);
  }

  @Test
  @DisplayName("all doors together have only so many connections, those without address included")
  void connectionsInAll() throws Exception {
    GateScene scene = new GateScene(LIMITS.withConnections(3, 2));
    Address local = Address.unix(Path.of("/run/door"));
    for (int i = 0; i < 3; i++) {
      admitted(scene.gate.local(), new GateCaller(local));
    }
    assertThatThrownBy(() -> scene.gate.insecure().arrive(GateCaller.from(HOST).near))
        .hasMessageContaining("AdmissionLimits.connections");
    assertThat(scene.gate.size()).isEqualTo(3);
  }

  @Test
  @DisplayName("of an IPv6 host the first 64 bits count")
  void networks() {
    assertThat(Gate.addressOf(Address.tcp("2001:db8:1:2:3:4:5:6", 1))).isEqualTo("2001:db8:1:2");
    assertThat(Gate.addressOf(Address.tcp(HOST, 1))).isEqualTo(HOST);
    assertThat(Gate.addressOf(Address.memory("x"))).isNull();
  }

  @Test
  @DisplayName("a connection is not counted any more, however its handshake ended")
  void nothingLeaks() throws Exception {
    Random random = new Random(42);
    AdmissionLimits limits =
        LIMITS.withConnections(20, 5).withAttempts(5, 1_000_000, Duration.ofMinutes(1));
    GateScene scene = new GateScene(limits);
    List<Door> doors = List.of(scene.gate.insecure(), scene.gate.local());
    List<Connection> open = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      scene.timer.advance(Duration.ofMillis(2));
      if (!open.isEmpty() && random.nextBoolean()) {
        open.remove(random.nextInt(open.size())).close();
        continue;
      }
      boolean known = random.nextInt(4) > 0;
      GateCaller caller =
          known ? GateCaller.from("192.0.2." + random.nextInt(6)) : new GateCaller(local(i));
      try (Visit visit = doors.get(random.nextInt(2)).arrive(caller.near)) {
        int fate = random.nextInt(4);
        Connection connection = fate == 0 ? caller.near : visit.secure();
        if (fate == 1) {
          caller.near.close();
        } else if (fate > 1) {
          visit.claim("").admit();
          visit.done();
          open.add(connection);
        }
      } catch (IOException full) {
        assertThat(full).isInstanceOf(TurnedAway.class);
      }
      assertThat(scene.gate.size()).isEqualTo(open.size());
    }
    open.forEach(Connection::close);
    assertThat(scene.gate.size()).isZero();
    assertThat(scene.timer.waiting()).as("alarms left").isLessThan(5);
  }

  private static Address local(int number) {
    return Address.memory("caller-" + number);
  }

  // ---- handshakes ----

  @Test
  @DisplayName("of one address only so many shake hands at once, the others wait for their turn")
  void handshakesPerAddress() throws Exception {
    GateScene scene = new GateScene(LIMITS.withHandshakes(3, 1, Duration.ofSeconds(5)));
    Door door = scene.gate.insecure();
    Visit first = door.arrive(GateCaller.from(HOST).near);
    first.secure();
    Visit second = door.arrive(GateCaller.from(HOST).near);
    Future<Connection> waiting = inBackground(second);
    assertThatCode(() -> door.arrive(GateCaller.from("192.0.2.2").near).secure())
        .doesNotThrowAnyException();
    assertThat(waiting.isDone()).isFalse();
    first.close();
    assertThat(waiting.get()).isNotNull();
  }

  @Test
  @DisplayName("in all only so many shake hands at once")
  void handshakesInAll() throws Exception {
    GateScene scene = new GateScene(LIMITS.withHandshakes(1, 1, Duration.ofSeconds(5)));
    Door door = scene.gate.insecure();
    Visit first = door.arrive(GateCaller.from(HOST).near);
    first.secure();
    Future<Connection> waiting = inBackground(door.arrive(GateCaller.from("192.0.2.2").near));
    assertThat(waiting.isDone()).isFalse();
    first.close();
    assertThat(waiting.get()).isNotNull();
  }

  @Test
  @DisplayName("a handshake that takes too long is over, a waiting one too")
  void slowHandshake() throws Exception {
    GateScene scene = new GateScene(LIMITS.withHandshakes(1, 1, Duration.ofSeconds(5)));
    Door door = scene.gate.insecure();
    GateCaller caller = GateCaller.from(HOST);
    Visit visit = door.arrive(caller.near);
    visit.secure();
    scene.timer.advance(Duration.ofMillis(4999));
    assertThat(caller.isClosed()).isFalse();
    GateCaller late = GateCaller.from(HOST);
    Future<Connection> waiting = inBackground(door.arrive(late.near));
    scene.timer.advance(Duration.ofMillis(1));
    assertThat(caller.isClosed()).isTrue();
    scene.timer.advance(Duration.ofSeconds(5));
    assertThatThrownBy(waiting::get).hasMessageContaining("AdmissionLimits.handshakeTime");
    assertThat(late.isClosed()).isTrue();
    visit.close();
    assertThat(log.lines()).containsExactly("WARNING refused from " + HOST + ":5000: " + TOO_LATE);
  }

  @Test
  @DisplayName("while others wait, a handshake has half of its time")
  void crowdedHandshakes() throws Exception {
    GateScene scene = new GateScene(LIMITS.withHandshakes(1, 1, Duration.ofSeconds(5)));
    Door door = scene.gate.insecure();
    Visit first = door.arrive(GateCaller.from(HOST).near);
    GateCaller second = GateCaller.from(HOST);
    Visit next = door.arrive(second.near);
    door.arrive(GateCaller.from(HOST).near);
    first.close();
    next.secure();
    scene.timer.advance(Duration.ofMillis(2500));
    assertThat(second.isClosed()).isTrue();
  }

  @Test
  @DisplayName("a connection that has become a session outlives the handshake's time")
  void doneInTime() throws Exception {
    GateScene scene = new GateScene(LIMITS);
    GateCaller caller = GateCaller.from(HOST);
    admitted(scene.gate.insecure(), caller);
    scene.timer.advance(Duration.ofMinutes(1));
    assertThat(caller.isClosed()).isFalse();
    assertThat(scene.timer.waiting()).isZero();
  }

  @Test
  @DisplayName("why a connection was dropped is written down, once")
  void dropped() throws Exception {
    GateScene scene = new GateScene(LIMITS);
    try (Visit visit = scene.gate.insecure().arrive(GateCaller.from(HOST).near)) {
      visit.dropped("the first message is not a hello");
    }
    try (Visit visit = scene.gate.insecure().arrive(GateCaller.from(HOST).near)) {
      visit.failed("a wrong secret");
      visit.dropped("refused: the ticket's secret is wrong");
    }
    assertThat(log.lines())
        .containsExactly(
            "WARNING refused from " + HOST + ":5000: the first message is not a hello",
            "WARNING refused from " + HOST + ":5000: a wrong secret");
  }

  // ---- who speaks something else ----

  @Test
  @DisplayName("who speaks Hawser without TLS to a guarded door is told to use a ticket")
  void plainClient() throws Exception {
    Door door = new GateScene(LIMITS, GateTls.server()).gate.guarded();
    Visit visit = door.arrive(GateCaller.from(HOST).says("HWSR").near);
    assertThatThrownBy(visit::secure)
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("TLS")
        .hasMessageContaining("server.ticket()");
  }

  @Test
  @DisplayName("who speaks neither to a guarded door is dropped, and has failed an attempt")
  void stranger() throws Exception {
    GateScene scene = new GateScene(LIMITS, GateTls.server());
    GateCaller caller = GateCaller.from(HOST).says("GET / HTTP/1.1\r\n");
    try (Visit visit = scene.gate.guarded().arrive(caller.near)) {
      assertThatThrownBy(visit::secure)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("neither TLS nor Hawser");
    }
    assertThat(caller.isClosed()).isTrue();
    assertThat(scene.gate.attempts().size()).isEqualTo(1);
  }

  @Test
  @DisplayName("a guarded door speaks TLS from the first byte that arrives")
  void tls() throws Exception {
    GateScene scene = new GateScene(LIMITS, GateTls.server());
    GateCaller caller = GateCaller.from(HOST);
    FutureTask<TlsConnection> client =
        new FutureTask<>(() ->
            new TlsClient(GateTls.IDENTITY.fingerprint(), List.of(), null)
                .connect(caller.far, "server"));
    Thread.ofPlatform().daemon().start(client);
    Visit visit = scene.gate.guarded().arrive(caller.near);
    Connection connection = visit.secure();
    assertThat(visit.binding()).hasSize(32).isEqualTo(client.get().binding());
    visit.done();
    visit.close();
    assertThat(scene.gate.size()).isEqualTo(1);
    connection.close();
    client.get().close();
    GateScene.await("it is uncounted", () -> scene.gate.size() == 0);
  }

  @Test
  @DisplayName("who leaves while keys are being agreed on has left, and was not refused")
  void leavesDuringTls() throws Exception {
    GateScene scene = new GateScene(LIMITS, GateTls.server());
    GateCaller caller = GateCaller.from(HOST);
    caller.far.write(new byte[] {22, 3, 1, 2}, 0, 4);
    caller.far.close();
    try (Visit visit = scene.gate.guarded().arrive(caller.near)) {
      assertThatThrownBy(visit::secure).isInstanceOf(LeftException.class);
    }
    assertThat(scene.gate.attempts().size()).isZero();
  }

  @Test
  @DisplayName("a gate without TLS has no guarded door")
  void noTls() {
    Gate gate = new GateScene(LIMITS).gate;
    assertThatThrownBy(gate::guarded).hasMessageContaining("needs TLS");
  }

  private static Connection admitted(Door door, GateCaller caller) throws IOException {
    try (Visit visit = door.arrive(caller.near)) {
      Connection connection = visit.secure();
      Visit.Claim claim = visit.claim("");
      assertThat(claim.key()).isEmpty();
      claim.admit();
      visit.done();
      return connection;
    }
  }

  private static Future<Connection> inBackground(Visit visit) {
    FutureTask<Connection> task = new FutureTask<>(visit::secure);
    Thread.ofVirtual().start(task);
    return task;
  }
}
