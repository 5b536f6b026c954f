package dev.hawser.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.DisconnectedException;
import dev.hawser.PeerState;
import dev.hawser.internal.time.ManualTimer;
import dev.hawser.internal.wire.Handshake;
import dev.hawser.spi.Connection;
import dev.hawser.testing.Cut;
import dev.hawser.testing.FaultPlan;
import dev.hawser.testing.MemoryNetwork;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Connections beside that of a session: what they carry, and how they and the session end.
class LanesTest {
  private static final Address ADDRESS = Address.memory("server");
  private static final byte[] WORDS = {1, 2, 3};

  private final CapturedLog log = new CapturedLog();
  private final MemoryNetwork network = new MemoryNetwork();
  private final FaultPlan faults = FaultPlan.over(network, 6);
  private final ManualTimer timer = new ManualTimer();
  private final Sessions sessions =
      new Sessions(
          network, ADDRESS, Sessions.timed(Duration.ofSeconds(5), Duration.ofSeconds(30), timer));
  private final Recorder atServer = sessions.atServer;
  private final Recorder atClient = new Recorder();
  private final Detour detour = new Detour(network, ADDRESS);
  private final Session client = sessions.connect(atClient, detour);

  @AfterEach
  void close() {
    sessions.close();
    faults.cut();
    log.close();
  }

  private static void say(Connection from) throws IOException {
    from.write(WORDS, 0, WORDS.length);
  }

  private static void assertHears(Connection to) throws IOException {
    assertThat(Handshake.exactly(to, WORDS.length)).isEqualTo(WORDS);
  }

  /// Both ends of one more lane.
  private List<Connection> ends(long number) throws IOException {
    int before = atServer.lanes.size();
    Connection here = client.dialLane(number);
    return List.of(here, atServer.lane(before).connection());
  }

  private static void assertOver(Connection lane) {
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

  private static int open(Session session) {
    return ((ResumableSession) session).lanes().size();
  }

  // ---- what they are ----

  @Test
  @DisplayName("a lane carries bytes both ways, and the number it was dialled with arrives")
  void bothWays() throws Exception {
    Connection here = client.dialLane(-77);
    Recorder.HandedLane there = atServer.lane(0);
    assertThat(there.number()).isEqualTo(-77);
    say(here);
    assertHears(there.connection());
    say(there.connection());
    assertHears(here);
    assertThat(here.remote()).isEqualTo(ADDRESS);
    assertThat(Sessions.echoes(client)).isTrue();
    assertThat(atServer.states).isEmpty();
    assertThat(atClient.lanes).isEmpty();
  }

  @Test
  @DisplayName("only the client dials")
  void onlyTheClientDials() {
    Session there = sessions.atServer(client);
    assertThat(client.dials()).isTrue();
    assertThat(there.dials()).isFalse();
    assertThatThrownBy(() -> there.dialLane(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("only the client dials lanes");
  }

  @Test
  @DisplayName("a lane comes on a platform thread of its own, after its handshake, which may block")
  void ownThread() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    atServer.laneUse =
        lane -> {
          try {
            say(lane);
            done.await();
          } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    Connection here = client.dialLane(1);
    Thread thread = atServer.lane(0).thread();
    assertThat(thread.isVirtual()).isFalse();
    assertThat(thread.getName()).startsWith("hawser-lane-memory:server#");
    assertThat(sessions.door.over.get()).as("the door is free again").isEqualTo(2);
    for (int second = 0; second < 60; second++) {
      timer.advance(Duration.ofSeconds(1));
      assertThat(Sessions.echoes(client)).isTrue();
    }
    assertHears(here);
    done.countDown();
    thread.join();
    say(here);
    assertHears(atServer.lane(0).connection());
  }

  @Test
  @DisplayName("a lane is no session: it counts for no identity")
  void noSession() throws Exception {
    ends(1);
    ends(2);
    assertThat(sessions.server.size()).isEqualTo(1);
    assertThat(TestDoor.sessions(sessions.door.local)).isEqualTo(1);
    assertThat(sessions.announced).hasValue(1);
  }

  @Test
  @DisplayName("whoever takes no lanes closes them, and the session goes on")
  void notTaken() throws Exception {
    SessionListener none =
        new SessionListener() {
          @Override
          public StreamListener accept(Stream stream, int service) {
            return atServer.accept(stream, service);
          }

          @Override
          public void stateChanged(PeerState state) {}

          @Override
          public void ended(DisconnectedException reason) {}
        };
    Connection here = client.dialLane(1);
    none.lane(1, atServer.lane(0).connection());
    assertOver(here);
    assertThat(open(sessions.atServer(client))).isZero();
    assertThat(Sessions.echoes(client)).isTrue();
  }

  @Test
  @DisplayName("a listener that fails loses the lane, not the session")
  void failingListener() throws Exception {
    atServer.laneUse =
        _ -> {
          throw new IllegalArgumentException("broken on purpose");
        };
    assertOver(client.dialLane(1));
    Eventually.holds("it is forgotten", () -> open(sessions.atServer(client)) == 0);
    Eventually.holds("the log says so", () -> log.count("its listener failed on lane 1") == 1);
    assertThat(Sessions.echoes(client)).isTrue();
  }

  // ---- how many ----

  @Test
  @DisplayName("a session has only so many lanes at once, and a closed one makes room")
  void tooMany() throws Exception {
    List<List<Connection>> lanes = new ArrayList<>();
    for (int i = 0; i < Lanes.MOST; i++) {
      lanes.add(ends(i));
    }
    assertThatThrownBy(() -> client.dialLane(99))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no lane to the server at memory:server")
        .hasMessageContaining("all the 8 lanes it may have at once: close one first");
    lanes.getFirst().forEach(Connection::close);
    List<Connection> another = ends(100);
    say(another.getFirst());
    assertHears(another.getLast());
    assertThat(open(client)).isEqualTo(Lanes.MOST);
  }

  @Test
  @DisplayName("lanes that are closed leave nothing behind, also when they are closed twice")
  void forgotten() throws Exception {
    for (int i = 0; i < 3 * Lanes.MOST; i++) {
      for (Connection end : ends(i)) {
        end.close();
        end.close();
      }
    }
    assertThat(open(client)).isZero();
    assertThat(open(sessions.atServer(client))).isZero();
  }

  @Test
  @DisplayName("when one end closes a lane, the other reads what was sent, and then its end")
  void closed() throws Exception {
    List<Connection> ends = ends(1);
    say(ends.getFirst());
    ends.getFirst().close();
    assertHears(ends.getLast());
    assertThat(ends.getLast().read(new byte[1], 0, 1)).isEqualTo(-1);
  }

  // ---- how they end ----

  @Test
  @DisplayName("all lanes are closed at both ends when the client closes the session")
  void closedByTheClient() throws Exception {
    List<Connection> first = ends(1);
    List<Connection> second = ends(2);
    client.close("done");
    first.forEach(LanesTest::assertOver);
    second.forEach(LanesTest::assertOver);
    assertThatThrownBy(() -> client.dialLane(3))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the session is over");
  }

  @Test
  @DisplayName("all lanes are closed at both ends when the server closes")
  void closedByTheServer() throws Exception {
    List<Connection> ends = ends(1);
    sessions.server.close();
    ends.forEach(LanesTest::assertOver);
  }

  @Test
  @DisplayName("all lanes are closed at both ends when their visitor is put out")
  void putOut() throws Exception {
    List<Connection> ends = ends(1);
    sessions.door.local.putOut();
    sessions.server.endAll(sessions.door.local, "its invitation was revoked");
    ends.forEach(LanesTest::assertOver);
    assertThat(atClient.ending()).hasMessageContaining("revoked");
  }

  @Test
  @DisplayName("lanes of a session that is over in silence are closed, too")
  void graceOver() throws Exception {
    Connection there = ends(1).getLast();
    detour.take(faults.transport(), Address.memory("nowhere"));
    ((ResumableSession) client).drop("on purpose");
    Eventually.holds("it is gone", () -> sessions.atServer(client).state() != PeerState.CONNECTED);
    timer.advance(Duration.ofSeconds(31));
    assertOver(there);
  }

  @Test
  @DisplayName("lanes live on while the session's own connection is lost")
  void sessionReconnects() throws Exception {
    List<Connection> ends = ends(1);
    CountDownLatch mayComeBack = new CountDownLatch(1);
    detour.holdNext(mayComeBack);
    sessions.server.renew(sessions.door.local);
    Eventually.holds("it is gone", () -> client.state() == PeerState.RECONNECTING);
    Eventually.holds("it is dialling", detour::isHeld);
    say(ends.getFirst());
    assertHears(ends.getLast());
    Connection meanwhile = client.dialLane(2);
    say(meanwhile);
    assertHears(atServer.lane(1).connection());
    mayComeBack.countDown();
    Eventually.holds("it comes back", () -> client.state() == PeerState.CONNECTED);
    say(ends.getLast());
    assertHears(ends.getFirst());
  }

  @ParameterizedTest
  @EnumSource(Cut.class)
  @DisplayName("a lane that is cut, in whatever way, does the session no harm")
  void cutLane(Cut kind) throws Exception {
    detour.take(faults.transport(), ADDRESS);
    List<Connection> ends = ends(1);
    faults.cut(kind);
    if (kind == Cut.MID_FRAME) {
      say(ends.getFirst());
    }
    assertThat(Sessions.echoes(client)).isTrue();
    if (kind == Cut.HALF_OPEN) {
      ends.forEach(Connection::close);
    }
    ends.forEach(LanesTest::assertOver);
    ends.forEach(Connection::close);
    assertThat(atClient.states).isEmpty();
    assertThat(atServer.states).isEmpty();
    assertThat(open(client)).isZero();
    assertThat(open(sessions.atServer(client))).isZero();
  }
}
