package dev.hawser.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.Address;
import dev.hawser.PeerState;
import dev.hawser.internal.session.DoomedLine.Fate;
import dev.hawser.internal.time.ManualTimer;
import dev.hawser.internal.transport.TcpTransport;
import dev.hawser.internal.wire.Frame;
import dev.hawser.internal.wire.Frames;
import dev.hawser.internal.wire.Handshake.Refusal;
import dev.hawser.internal.wire.Handshake.Token;
import dev.hawser.internal.wire.Handshake.Welcome;
import dev.hawser.spi.Transport;
import dev.hawser.testing.FaultPlan;
import dev.hawser.testing.MemoryNetwork;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A session that is closed ends at both ends, wherever its connection breaks meanwhile, and nobody
/// takes that for trouble.
class GoodbyeTest {
  private static final Address ADDRESS = Address.memory("server");

  private final Recorder atClient = new Recorder();
  private final List<Sessions> opened = new ArrayList<>();

  private Sessions open(Transport transport, Address address) {
    Sessions sessions =
        new Sessions(
            transport,
            address,
            Sessions.timed(Duration.ofSeconds(5), Duration.ofSeconds(30), new ManualTimer()));
    opened.add(sessions);
    return sessions;
  }

  private Sessions open(Transport transport) {
    return open(transport, ADDRESS);
  }

  @AfterEach
  void close() {
    opened.forEach(Sessions::close);
  }

  private Session connect(Sessions sessions, DoomedLine line) {
    Session client = sessions.connect(atClient);
    Session there = sessions.atServer(client);
    line.heard = () -> there.state() == PeerState.CLOSED;
    return client;
  }

  /// Sends a message that is worth something.
  private void post(Session session) {
    byte[] message = {0, 0, 0, 7};
    session
        .open(Recorder.NUMBERS, atClient.taking(Recorder.SILENT))
        .post(message, 0, message.length, false);
  }

  // ---- the connection breaks around the GOODBYE ----

  @ParameterizedTest
  @EnumSource(Fate.class)
  @DisplayName("a connection that goes around the GOODBYE is nothing to warn of, at neither end")
  void nobodyIsWarned(Fate fate) {
    DoomedLine line = new DoomedLine(fate);
    Sessions sessions = open(line);
    Session client = connect(sessions, line);
    client.close(DoomedLine.LAST_WORDS);
    assertThat(atClient.ending()).hasMessage(DoomedLine.LAST_WORDS);
    assertThat(sessions.atServer.ending())
        .hasMessage("the other end closed the session: " + DoomedLine.LAST_WORDS);
    assertThat(sessions.door.drops).isEmpty();
    assertThat(sessions.door.failures).isEmpty();
  }

  @Test
  @DisplayName("a connection that goes behind the answer to GOODBYE is not missed")
  void behindTheAnswerNothingIsMissed() {
    DoomedLine line = new DoomedLine(Fate.ANSWERED);
    Sessions sessions = open(line);
    connect(sessions, line).close(DoomedLine.LAST_WORDS);
    assertThat(atClient.ending()).hasMessage(DoomedLine.LAST_WORDS);
    assertThat(atClient.states).isEmpty();
    assertThat(line.dialled).hasValue(1);
  }

  @Test
  @DisplayName("what was accepted before the GOODBYE is delivered over another connection")
  void whatWasAcceptedIsDelivered() {
    DoomedLine line = new DoomedLine(Fate.UNHEARD);
    Sessions sessions = open(line);
    Session client = connect(sessions, line);
    line.leaks = true;
    post(client);
    client.close(DoomedLine.LAST_WORDS);
    assertThat(sessions.atServer.numbers).containsExactly(7);
    assertThat(sessions.atServer.ending())
        .hasMessage("the other end closed the session: " + DoomedLine.LAST_WORDS);
    assertThat(atClient.ending()).hasMessage(DoomedLine.LAST_WORDS);
    assertThat(line.dialled).hasValue(2);
    assertThat(sessions.door.drops).isEmpty();
  }

  @Test
  @DisplayName("whoever comes back to a session it has closed is told so, and is not on record")
  void whoComesBackToWhatItClosedIsToldSo() {
    DoomedLine line = new DoomedLine(Fate.UNANSWERED);
    Sessions sessions = open(line);
    Session client = connect(sessions, line);
    post(client);
    client.close(DoomedLine.LAST_WORDS);
    assertThat(sessions.atServer.numbers).containsExactly(7);
    assertThat(atClient.ending()).hasMessage(DoomedLine.LAST_WORDS);
    assertThat(line.dialled).hasValue(2);
    assertThat(sessions.door.drops).isEmpty();
    assertThat(sessions.door.failures).isEmpty();
  }

  @Test
  @DisplayName("whoever was away when the server closed its session hears why when it comes back")
  void whoWasAwayHearsWhy() throws Exception {
    FaultPlan faults = FaultPlan.over(new MemoryNetwork(), 1);
    Sessions sessions = new Sessions(faults.transport(), ADDRESS);
    opened.add(sessions);
    Session client = sessions.connect(atClient);
    Session there = sessions.atServer(client);
    assertThat(Sessions.echoes(client)).isTrue();
    faults.refuseConnections(true).cut();
    Eventually.holds("it is away", () -> there.state() == PeerState.RECONNECTING);
    there.close("that is enough");
    faults.refuseConnections(false);
    assertThat(atClient.ending())
        .hasMessage("the server no longer knows this session: that is enough");
    assertThat(sessions.door.drops).isEmpty();
  }

  @Test
  @DisplayName("only the owner of a session that is over learns that there was one")
  void onlyItsOwnerLearnsOfASessionThatIsOver() throws Exception {
    Sessions sessions = open(new MemoryNetwork());
    RawPeer peer = new RawPeer(sessions);
    Welcome welcome = peer.enter("raw");
    peer.frame(Frame.GOODBYE, 0, "done".getBytes(StandardCharsets.UTF_8)).awaitClose();
    Eventually.holds("it is over", () -> sessions.server.size() == 0);
    long id = welcome.session();
    Refusal own = (Refusal) new RawPeer(sessions).hello(id, welcome.token(), 1, 0, "raw");
    assertThat(own.gone()).isTrue();
    assertThat(own.reason()).isEqualTo("its client closed it");
    assertThat(sessions.door.drops).isEmpty();
    Refusal guess = (Refusal) new RawPeer(sessions).hello(id, new Token(1, 2), 1, 0, "raw");
    Refusal unknown = (Refusal) new RawPeer(sessions).hello(77, new Token(1, 2), 1, 0, "raw");
    assertThat(guess).isEqualTo(unknown);
    sessions.door.awaitDropped(guess.reason());
    assertThat(sessions.door.failures).containsExactly("a wrong session token");
  }

  // ---- the connection is good ----

  @Test
  @DisplayName("closing never looks like a lost connection, at neither end")
  void closingLooksLikeNothingElse() throws Exception {
    Sessions sessions = open(new TcpTransport(), Address.tcp("localhost", 0));
    for (int i = 0; i < 100; i++) {
      Session client = sessions.connect(atClient);
      if (i % 2 == 0) {
        assertThat(Sessions.echoes(client)).isTrue();
      }
      post(client);
      client.close("done");
      assertThat(client.state()).isEqualTo(PeerState.CLOSED);
    }
    Eventually.holds("all are over", () -> sessions.atServer.endings.size() == 100);
    assertThat(sessions.atServer.numbers).hasSize(100);
    assertThat(atClient.states).isEmpty();
    assertThat(sessions.atServer.states).isEmpty();
    assertThat(sessions.door.drops).isEmpty();
  }

  @Test
  @DisplayName("both ends may close at once")
  void bothMayCloseAtOnce() throws Exception {
    Sessions sessions = open(new MemoryNetwork());
    for (int i = 0; i < 50; i++) {
      Session client = sessions.connect(atClient);
      Session there = sessions.atServer(client);
      Thread other = Thread.ofPlatform().start(() -> there.close("done there"));
      client.close("done here");
      other.join();
    }
    assertThat(atClient.endings).hasSize(50);
    assertThat(sessions.atServer.endings).hasSize(50);
    assertThat(atClient.states).isEmpty();
    assertThat(sessions.door.drops).isEmpty();
    assertThat(sessions.server.size()).isZero();
  }

  @Test
  @DisplayName("GOODBYE is acknowledged, and what follows it is passed over")
  void goodbyeIsTheLast() throws Exception {
    Sessions sessions = open(new MemoryNetwork());
    RawPeer peer = new RawPeer(sessions);
    peer.enter("raw");
    byte[] reason = "done".getBytes(StandardCharsets.UTF_8);
    int end = Frame.HEADER + reason.length;
    byte[] both = new byte[2 * Frame.HEADER + reason.length + 2];
    System.arraycopy(Frames.frame(Frame.GOODBYE, 0, 0, reason), 0, both, 0, end);
    byte[] more =
        Frames.frame(
            Frame.DATA | Frame.OPEN | Frame.END_OF_MESSAGE,
            1,
            end,
            new byte[] {Recorder.SILENT, 1});
    System.arraycopy(more, 0, both, end, more.length);
    peer.say(both);
    peer.awaitAck(end);
    assertThat(sessions.atServer.ending()).hasMessage("the other end closed the session: done");
    assertThat(sessions.atServer.accepted).isEmpty();
  }

  @Test
  @DisplayName("an end that never answers is not waited for without end")
  void anEndThatNeverAnswersIsLeft() throws Exception {
    Sessions sessions = open(new MemoryNetwork());
    Welcome welcome = new RawPeer(sessions).enter("raw");
    Eventually.holds("it is in", () -> sessions.announced.get() == 1);
    Session there = Objects.requireNonNull(sessions.server.session(welcome.session()));
    there.close("done");
    assertThat(sessions.atServer.ending()).hasMessage("done");
    assertThat(sessions.server.size()).isZero();
  }
}
