package dev.hawser.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.Address;
import dev.hawser.internal.time.ManualTimer;
import dev.hawser.internal.wire.Frame;
import dev.hawser.internal.wire.Frames;
import dev.hawser.internal.wire.Handshake;
import dev.hawser.internal.wire.Handshake.Refusal;
import dev.hawser.internal.wire.Handshake.Welcome;
import dev.hawser.security.AdmissionLimits;
import dev.hawser.testing.MemoryNetwork;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a bad peer does costs it its connection, and a line: in the door's record before it is in a
/// session, in the log after that. A good client next to it notices nothing.
class BadPeerTest {
  private static final int FIRST = Frame.DATA | Frame.OPEN;

  private final CapturedLog log = new CapturedLog();
  private final ManualTimer timer = new ManualTimer();
  private final Recorder good = new Recorder();
  private final Sessions sessions =
      new Sessions(
          new MemoryNetwork(),
          Address.memory("server"),
          Sessions.timed(Duration.ofMinutes(5), Duration.ofMinutes(10), timer),
          AdmissionLimits.defaults()
              .withConnections(256, 256)
              .withHandshakes(64, 16, Duration.ofSeconds(5)));
  private final Session client = sessions.connect(good);
  private int ended;

  @BeforeEach
  void theGoodClientIsServed() throws Exception {
    assertThat(Sessions.echoes(client)).isTrue();
  }

  @AfterEach
  void nobodyFillsTheLogFromOutside() {
    assertThat(log.count("dropped")).isZero();
  }

  @AfterEach
  void theGoodClientNoticedNothing() throws Exception {
    assertThat(Sessions.echoes(client)).isTrue();
    assertThat(good.states).isEmpty();
    client.close("the test is over");
    sessions.close();
    log.close();
  }

  // ---- before the session begins ----

  @Test
  void garbageIsDropped() throws Exception {
    new RawPeer(sessions).say(Sessions.bytes(1000, 3)).awaitClose();
    sessions.door.awaitDropped("memory:server#2", "does not speak Hawser");
  }

  @Test
  void anHttpRequestIsDropped() throws Exception {
    new RawPeer(sessions).say(Frames.text("GET / HTTP/1.1\r\nHost: x\r\n\r\n")).awaitClose();
    sessions.door.awaitDropped("memory:server#2", "does not speak Hawser");
  }

  @Test
  void aTruncatedHandshakeIsDropped() throws Exception {
    new RawPeer(sessions).say(Frames.text("HWSR\0\20\1")).connection.close();
    sessions.door.awaitDropped("memory:server#2", "closed after 1 of 16 bytes");
  }

  @Test
  void anOversizedHandshakeIsDroppedUnread() throws Exception {
    new RawPeer(sessions).say(Frames.text("HWSR\u00ff\u00ff")).awaitClose();
    sessions.door.awaitDropped("memory:server#2", "65535", "16384");
  }

  @Test
  void aByteNowAndThenIsNotEnough() throws Exception {
    RawPeer slow = new RawPeer(sessions);
    byte[] hello = Frames.text("HWSR\1\0\1");
    awaitHandshakes(1);
    for (int second = 0; second < 7; second++) {
      slow.say(new byte[] {hello[second]});
      timer.advance(Duration.ofMillis(1500));
    }
    slow.awaitClose();
    sessions.door.awaitDropped("memory:server#2", "no complete handshake within 10000 ms");
  }

  @Test
  void silentConnectionsMakeRoomForGoodOnes() throws Exception {
    List<RawPeer> idle = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      idle.add(new RawPeer(sessions));
    }
    awaitHandshakes(256);
    assertThat(Sessions.echoes(client)).isTrue();
    timer.advance(Duration.ofSeconds(20));
    Session another = sessions.connect(new Recorder());
    assertThat(Sessions.echoes(another)).isTrue();
    Eventually.holds("all silent ones are dropped", this::fiveHundredWereTooLate);
    idle.forEach(RawPeer::awaitClose);
    another.close("done");
  }

  private boolean fiveHundredWereTooLate() {
    timer.advance(Duration.ofMillis(100));
    return sessions.door.drops.stream()
            .filter(drop -> drop.contains("no complete handshake within"))
            .count()
        == 500;
  }

  /// Waits until so many handshakes have their alarm; the other task is the heartbeat.
  private void awaitHandshakes(int count) {
    Eventually.holds("handshakes wait", () -> timer.waiting() >= count + 2);
  }

  @Test
  void aFutureVersionIsRefusedWithBothVersions() throws Exception {
    RawPeer future = new RawPeer(sessions);
    future.say(Frames.joined(Frames.text("HWSR\0\7\1"), new byte[] {5, 9}, new byte[4]));
    Refusal refusal = (Refusal) Handshake.receive(future.connection);
    assertThat(refusal.reason()).contains("1 to 1").contains("5 to 9").contains("same release");
    future.awaitClose();
    sessions.door.awaitDropped("memory:server#2", "5 to 9");
  }

  @Test
  void whoeverDoesNotConfirmIsNotAnnounced() throws Exception {
    int before = sessions.atServer.states.size();
    new RawPeer(sessions).hello("shy");
    RawPeer wrong = new RawPeer(sessions);
    wrong.hello("wrong");
    wrong.say(new byte[] {'?'}).awaitClose();
    sessions.door.awaitDropped("memory:server#3", "did not confirm");
    timer.advance(Duration.ofSeconds(21));
    sessions.door.awaitDropped("memory:server#2", "no complete handshake");
    assertThat(sessions.atServer.states).hasSize(before);
  }

  // ---- inside a session ----

  @Test
  void anOversizedFrameEndsItsConnection() throws Exception {
    RawPeer bad = entered();
    bad.say(Frames.frame(Frame.MAX_PAYLOAD + 1, Frame.DATA, 1, 0, new byte[0])).awaitClose();
    log.awaitLine("WARNING", "bad", "memory:server#2", "32769 bytes");
  }

  @Test
  void aReplayedFrameEndsItsConnection() throws Exception {
    RawPeer bad = entered();
    bad.frame(Frame.PROBE, 0, new byte[0]).from(0).frame(Frame.PROBE, 0, new byte[0]).awaitClose();
    log.awaitLine("WARNING", "bad", "memory:server#2", "out of order: at 0, expected 12");
  }

  @Test
  void aReorderedFrameEndsItsConnection() throws Exception {
    RawPeer bad = entered();
    bad.from(12).frame(Frame.PROBE, 0, new byte[0]).awaitClose();
    log.awaitLine("WARNING", "bad", "memory:server#2", "out of order: at 12, expected 0");
  }

  @Test
  void whoKeepsSendingTheWrongBytesIsEnded() throws Exception {
    RawPeer bad = new RawPeer(sessions);
    Welcome welcome = bad.enter("bad");
    for (int attempt = 1; attempt <= 3; attempt++) {
      bad.from(99).frame(Frame.PROBE, 0, new byte[0]).awaitClose();
      bad = new RawPeer(sessions);
      if (bad.hello(welcome.session(), welcome.token(), attempt, 0, "bad") instanceof Welcome) {
        bad.go();
      }
    }
    assertThat(sessions.atServer.ending()).hasMessageContaining("keeps breaking the protocol");
  }

  @Test
  void anUnknownKindEndsTheSession() throws Exception {
    assertEnds(entered().frame(9, 0, new byte[3]), "unknown kind 9");
  }

  @Test
  void moreThanTheWindowEndsTheSession() throws Exception {
    RawPeer bad = entered();
    bad.frame(FIRST, 1, Frames.text("\3"));
    for (int i = 0; i <= 8; i++) {
      bad.frame(Frame.DATA, 1, new byte[Frame.MAX_PAYLOAD]);
    }
    assertEnds(bad, "stream 1 exceeds its window of 262144 bytes");
  }

  @Test
  void aStreamOpenedOutOfTurnEndsTheSession() throws Exception {
    assertEnds(entered().frame(FIRST, 2, Frames.text("\2x")), "stream 2 opened out of turn");
  }

  @Test
  void aStreamOpenedTwiceEndsTheSession() throws Exception {
    assertEnds(
        entered().frame(FIRST, 1, Frames.text("\2x")).frame(FIRST, 1, Frames.text("\2x")),
        "stream 1 opened out of turn");
  }

  @Test
  void dataAfterTheEndEndsTheSession() throws Exception {
    assertEnds(
        entered()
            .frame(FIRST | Frame.END, 1, Frames.text("\2x"))
            .frame(Frame.DATA, 1, Frames.text("y")),
        "stream 1 goes on after its end");
  }

  @Test
  void impossibleCreditEndsTheSession() throws Exception {
    for (int credit : new int[] {0, -1, Integer.MIN_VALUE, 1, Integer.MAX_VALUE}) {
      assertEnds(
          entered()
              .frame(FIRST, 1, Frames.text("\2x"))
              .frame(Frame.CREDIT, 1, Frames.number(credit)),
          "impossible credit of " + credit);
    }
  }

  @Test
  void acknowledgingWhatWasNeverSentEndsTheSession() throws Exception {
    assertEnds(
        entered().frame(Frame.ACK, 0, Frames.number(1L << 40)), "acknowledged byte 1099511627776");
  }

  @Test
  void framesShorterThanTheirFieldsEndTheSession() throws Exception {
    assertEnds(entered().frame(Frame.ACK, 0, new byte[7]), "ACK frame of only 7");
    assertEnds(entered().frame(Frame.CREDIT, 0, new byte[3]), "CREDIT frame of only 3");
    assertEnds(entered().frame(Frame.RESET, 0, new byte[0]), "RESET frame of only 0");
    assertEnds(entered().frame(FIRST, 1, new byte[0]), "DATA frame of only 0");
  }

  @Test
  void aPeerThatStopsReadingIsFoundByItsSilence() throws Exception {
    RawPeer bad = entered();
    Stream flood = streamTo(bad);
    flood.post(new byte[64 << 10], 0, 64 << 10, false);
    for (int minute = 0; minute < 6; minute++) {
      assertThat(Sessions.echoes(client)).isTrue();
      timer.advance(Duration.ofMinutes(1));
    }
    bad.awaitClose();
    log.awaitLine("INFO", "bad", "memory:server#2", "no sign of life for 300000 ms");
  }

  private Stream streamTo(RawPeer bad) throws IOException {
    int before = sessions.atServer.accepted.size();
    bad.frame(FIRST, 1, Frames.text("\2x"));
    Eventually.holds("it is open", () -> sessions.atServer.accepted.size() > before);
    return sessions.atServer.accepted.getLast();
  }

  private RawPeer entered() throws IOException {
    RawPeer peer = new RawPeer(sessions);
    peer.enter("bad");
    return peer;
  }

  private void assertEnds(RawPeer bad, String reason) {
    ended++;
    bad.awaitClose();
    log.awaitLine("WARNING", "bad", "memory:server#", reason);
    Eventually.holds("the session ends", () -> sessions.atServer.endings.size() == ended);
    assertThat(sessions.atServer.endings.getLast()).hasMessageContaining(reason);
  }
}
