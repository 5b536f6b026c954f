package dev.hawser.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.PeerState;
import dev.hawser.RefusedException;
import dev.hawser.internal.security.Visitor;
import dev.hawser.internal.time.ManualTimer;
import dev.hawser.internal.wire.Handshake;
import dev.hawser.internal.wire.Handshake.Challenge;
import dev.hawser.internal.wire.Handshake.Refusal;
import dev.hawser.internal.wire.Handshake.Token;
import dev.hawser.internal.wire.Handshake.Welcome;
import dev.hawser.security.AdmissionLimits;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import dev.hawser.testing.MemoryNetwork;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Who gets into a session, as whom, and how that ends.
class AdmissionTest {
  private static final Address ADDRESS = Address.memory("server");
  private static final byte[] SECRET = Sessions.bytes(16, 5);
  private static final byte[] OTHER_SECRET = Sessions.bytes(16, 6);

  private final CapturedLog log = new CapturedLog();
  private final ManualTimer timer = new ManualTimer();
  private final Recorder atClient = new Recorder();
  private final Sessions sessions =
      new Sessions(
          new MemoryNetwork(),
          ADDRESS,
          Sessions.timed(Duration.ofSeconds(5), Duration.ofSeconds(30), timer));
  private final TestDoor door = sessions.door;

  @AfterEach
  void everyVisitIsOver() {
    sessions.close();
    Eventually.holds("all visits are over", this::visitsAreOver);
    log.close();
  }

  private boolean visitsAreOver() {
    timer.advance(Duration.ofSeconds(1));
    return door.over.get() == door.arrived.get();
  }

  // ---- newcomers ----

  @Test
  @DisplayName("whoever proves to know the secret is let in, under the name of the invitation")
  void rightProof() throws Exception {
    Visitor anna = door.invite("anna", SECRET);
    anna.trust(Trust.of(Permission.maps("prices*").readOnly()));
    Session client = sessions.connect(atClient, "anna", SECRET);
    assertThat(Sessions.echoes(client)).isTrue();
    assertThat(client.identity()).isEqualTo("anna");
    assertThat(client.granted()).isEqualTo(anna.trust());
    assertThat(client.visitor().identity()).isEqualTo("the server");
    assertThat(client.visitor().trust()).isEqualTo(Trust.nothing());
    Session there = sessions.atServer(client);
    assertThat(there.identity()).isEqualTo("anna");
    assertThat(there.visitor()).isSameAs(anna);
    assertThat(there.granted()).isEqualTo(Trust.nothing());
    assertThat(door.failures).isEmpty();
  }

  @Test
  @DisplayName("without an invitation the connection itself must be proof enough")
  void noProof() throws Exception {
    Session client = sessions.connect(atClient);
    assertThat(Sessions.echoes(client)).isTrue();
    assertThat(client.identity()).isEqualTo("local");
    assertThat(sessions.atServer(client).visitor()).isSameAs(door.local);
  }

  @Test
  @DisplayName("a server hears what its clients let it do")
  void trustOfTheClient() throws Exception {
    Trust trust = Trust.of(Permission.EVAL, Permission.queues("jobs, urgent"));
    Session client = sessions.connect(atClient, Sessions.trusting(trust));
    assertThat(client.visitor().trust()).isEqualTo(trust);
    assertThat(Sessions.echoes(client)).isTrue();
    assertThat(sessions.atServer(client).granted()).isEqualTo(trust);
  }

  @Test
  @DisplayName("a wrong secret and an unknown invitation are refused in the same words")
  void wrongProof() {
    door.invite("anna", SECRET);
    String words = "the ticket's secret is wrong: it was altered or is for another server";
    assertThatThrownBy(() -> sessions.connect(atClient, "anna", OTHER_SECRET))
        .isInstanceOf(RefusedException.class)
        .hasMessage(words);
    assertThatThrownBy(() -> sessions.connect(atClient, "nobody", SECRET))
        .isInstanceOf(RefusedException.class)
        .hasMessage(words);
    assertThat(door.failures).containsExactly("a wrong secret", "a wrong secret");
    assertThat(sessions.server.size()).isZero();
  }

  @Test
  @DisplayName("a proof that was given once is worth nothing again")
  void replayedProof() throws Exception {
    door.invite("anna", SECRET);
    RawPeer first = new RawPeer(sessions);
    first.invited("anna");
    byte[] proof = first.proof(SECRET);
    assertThat(first.respond(proof)).isInstanceOf(Welcome.class);
    RawPeer second = new RawPeer(sessions);
    second.invited("anna");
    assertThat(second.respond(proof)).isInstanceOf(Refusal.class);
    assertThat(door.failures).containsExactly("a wrong secret");
  }

  @Test
  @DisplayName("a proof holds for its own connection only")
  void proofOfAnotherConnection() throws Exception {
    door.invite("anna", SECRET);
    door.binding = Sessions.bytes(32, 8);
    assertThatThrownBy(() -> sessions.connect(atClient, "anna", SECRET))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("altered or is for another server");
  }

  @Test
  @DisplayName("whoever leaves without a proof, or says something else, is dropped, not punished")
  void abandonedChallenge() throws Exception {
    door.invite("anna", SECRET);
    RawPeer leaving = new RawPeer(sessions);
    assertThat(leaving.invited("anna")).isInstanceOf(Challenge.class);
    leaving.connection.close();
    door.awaitDropped("closed");
    RawPeer babbling = new RawPeer(sessions);
    babbling.invited("anna");
    babbling.say(Handshake.encode(new Refusal(false, "no"))).awaitClose();
    door.awaitDropped("something else than a proof");
    assertThat(door.failures).isEmpty();
    assertThat(sessions.server.size()).isZero();
  }

  @Test
  @DisplayName("the door's reasons reach whoever it declines")
  void refusedAfterTheProof() {
    door.invite("anna", SECRET);
    door.refusal = "the ticket of 'anna' was revoked: ask for a new one";
    assertThatThrownBy(() -> sessions.connect(atClient, "anna", SECRET))
        .isInstanceOf(RefusedException.class)
        .hasMessage("the ticket of 'anna' was revoked: ask for a new one");
    assertThat(door.failures).isEmpty();
  }

  @Test
  @DisplayName("who is turned away at the door is disconnected, and the next one is let in")
  void turnedAway() throws Exception {
    door.locked = true;
    new RawPeer(sessions).awaitClose();
    assertThat(door.arrived).hasValue(0);
    door.locked = false;
    assertThat(Sessions.echoes(sessions.connect(atClient))).isTrue();
  }

  // ---- servers that are not what they seem ----

  @Test
  @DisplayName("a server that asks for no proof gets no client with a ticket")
  void noChallenge() {
    door.invite("", SECRET);
    assertThatThrownBy(() -> sessions.connect(atClient, "", SECRET))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("memory:server")
        .hasMessageContaining("asked for no proof");
    assertThat(sessions.atServer.accepted).isEmpty();
  }

  @Test
  @DisplayName("a server that does not know the secret itself gets no session")
  void wrongServer() throws Exception {
    FakeServer fake = new FakeServer(new MemoryNetwork(), ADDRESS);
    assertThatThrownBy(() -> fake.invited("anna", SECRET))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("the server at memory:server does not know this ticket");
    assertThat(fake.confirmed()).isFalse();
  }

  @Test
  @DisplayName("a client without a ticket is told to get one")
  void challengedWithoutATicket() throws Exception {
    FakeServer fake = new FakeServer(new MemoryNetwork(), ADDRESS);
    assertThatThrownBy(() -> fake.invited("", new byte[0]))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("asks for a ticket");
  }

  // ---- those who come back ----

  @Test
  @DisplayName("resuming tells nothing to who does not know the session's token")
  void unknownSessionsTellNothing() throws Exception {
    Welcome welcome = new RawPeer(sessions).enter("raw");
    Token wrong = new Token(1, 2);
    RawPeer guessing = new RawPeer(sessions);
    Handshake guess = guessing.hello(welcome.session(), wrong, 1, 0, "raw");
    Handshake unknown = new RawPeer(sessions).hello(77, wrong, 1, 0, "raw");
    assertThat(guess).isInstanceOf(Refusal.class).isEqualTo(unknown);
    assertThat(((Refusal) guess).gone()).isTrue();
    assertThat(door.failures).containsExactly("a wrong session token");
    RawPeer back = new RawPeer(sessions);
    assertThat(back.hello(welcome.session(), welcome.token(), 1, 0, "raw"))
        .as("the guess cost the session nothing")
        .isInstanceOf(Welcome.class);
  }

  @Test
  @DisplayName("a session is resumed by its token, not by the ticket")
  void resumedByToken() throws Exception {
    door.invite("anna", SECRET);
    Session client = sessions.connect(atClient, "anna", SECRET);
    assertThat(Sessions.echoes(client)).isTrue();
    door.invite("anna", OTHER_SECRET);
    sessions.server.renew(sessions.atServer(client).visitor());
    Eventually.holds("it comes back", () -> atClient.states.size() == 2);
    assertThat(Sessions.echoes(client)).isTrue();
  }

  // ---- changes and ends ----

  @Test
  @DisplayName("renewing lets clients know at once what they may do now, and loses nothing")
  void renew() throws Exception {
    Visitor anna = door.invite("anna", SECRET);
    Session client = sessions.connect(atClient, "anna", SECRET);
    Session other = sessions.connect(new Recorder());
    assertThat(Sessions.echoes(client)).as("the server has it, too").isTrue();
    anna.trust(Trust.of(Permission.EVAL));
    sessions.server.renew(anna);
    Eventually.holds("it knows", () -> client.granted().equals(Trust.of(Permission.EVAL)));
    assertThat(Sessions.echoes(client)).isTrue();
    Eventually.holds("it hears that it is back", () -> atClient.states.size() == 2);
    assertThat(atClient.states).containsExactly(PeerState.RECONNECTING, PeerState.CONNECTED);
    assertThat(Sessions.echoes(other)).isTrue();
  }

  @Test
  @DisplayName("ending all sessions of one leaves those of the others alone")
  void endAll() throws Exception {
    Visitor anna = door.invite("anna", SECRET);
    Recorder second = new Recorder();
    sessions.connect(atClient, "anna", SECRET);
    sessions.connect(second, "anna", SECRET);
    Session other = sessions.connect(new Recorder());
    assertThat(TestDoor.sessions(anna)).isEqualTo(2);
    anna.putOut();
    sessions.server.endAll(anna, "its invitation was revoked");
    assertThat(atClient.ending()).hasMessageContaining("its invitation was revoked");
    assertThat(second.ending()).hasMessageContaining("its invitation was revoked");
    Eventually.holds("it has left", () -> TestDoor.sessions(anna) == 0);
    assertThat(Sessions.echoes(other)).isTrue();
    assertThat(sessions.server.size()).isEqualTo(1);
  }

  @Test
  @DisplayName("who is put out while still on the way in never arrives")
  void putOutBetweenAdmissionAndGo() throws Exception {
    Visitor anna = door.invite("anna", SECRET);
    RawPeer peer = new RawPeer(sessions);
    peer.invited("anna");
    assertThat(peer.prove(SECRET)).isInstanceOf(Welcome.class);
    anna.putOut();
    peer.go().awaitClose();
    door.awaitDropped("'anna' was put out meanwhile");
    Eventually.holds("it has left", () -> TestDoor.sessions(anna) == 0);
    assertThat(sessions.server.size()).isZero();
    assertThat(sessions.announced).hasValue(0);
  }

  @Test
  @DisplayName("a session that is ended before its client confirms is never announced alive")
  void endedBetweenAdmissionAndGo() throws Exception {
    Visitor anna = door.invite("anna", SECRET);
    RawPeer peer = new RawPeer(sessions);
    peer.invited("anna");
    peer.prove(SECRET);
    sessions.server.endAll(anna, "enough");
    Eventually.holds("it has left", () -> TestDoor.sessions(anna) == 0);
    peer.go().awaitClose();
    Eventually.holds(
        "whoever hears of it hears of its end",
        () -> sessions.announced.get() == sessions.atServer.endings.size());
  }

  @Test
  @DisplayName("who was put out does not come back")
  void putOutWhileAway() throws Exception {
    Visitor anna = door.invite("anna", SECRET);
    RawPeer peer = new RawPeer(sessions);
    peer.invited("anna");
    Welcome welcome = (Welcome) peer.prove(SECRET);
    peer.go();
    Eventually.holds("it is in", () -> sessions.announced.get() == 1);
    anna.putOut();
    Refusal refusal =
        (Refusal) new RawPeer(sessions).hello(welcome.session(), welcome.token(), 1, 0, "raw");
    assertThat(refusal.gone()).isTrue();
    assertThat(refusal.reason()).contains("'anna' may not come in any more");
  }

  @Test
  @DisplayName("a visitor leaves once for each of its sessions, however that ends")
  void leavesOnce() {
    Visitor anna = door.invite("anna", SECRET);
    Session first = sessions.connect(atClient, "anna", SECRET);
    Session second = sessions.connect(new Recorder(), "anna", SECRET);
    first.close("done");
    first.close("done again");
    sessions.server.endAll(anna, "and once more");
    Eventually.holds("both have left", () -> TestDoor.sessions(anna) == 0);
    assertThat(second.state()).isEqualTo(PeerState.CLOSED);
    Sessions full =
        new Sessions(
            new MemoryNetwork(),
            ADDRESS,
            Sessions.DEFAULTS,
            AdmissionLimits.defaults().withSessions(1, 1000));
    full.connect(new Recorder());
    assertThatThrownBy(() -> full.connect(new Recorder()))
        .hasMessageContaining("all the 1 sessions it allows");
    assertThat(TestDoor.sessions(full.door.local)).isEqualTo(1);
    full.close();
  }

  // ---- wherever it breaks ----

  @Test
  @DisplayName("a handshake cut at any of its bytes leaves nothing behind")
  void cutAnywhere() throws Exception {
    Visitor anna = door.invite("anna", SECRET);
    AtomicInteger proofs = new AtomicInteger();
    int cut = 0;
    while (cutAfter(cut, proofs)) {
      cut++;
    }
    assertThat(cut).isGreaterThan(100);
    assertThat(proofs.get()).isPositive();
    Eventually.holds("all are dropped", this::visitsAreOver);
    assertThat(sessions.announced).as("none but the whole one").hasValue(1);
    assertThat(door.failures).as("a broken line is no guess").isEmpty();
    assertThat(door.drops).hasSize(cut);
    timer.advance(Duration.ofMinutes(2));
    Eventually.holds("all have left", () -> TestDoor.sessions(anna) == 0);
    assertThat(sessions.server.size()).isZero();
  }

  /// Cuts a handshake after so many bytes of the client's.
  ///
  /// @return whether that was before its end
  private boolean cutAfter(int bytes, AtomicInteger proofs) throws Exception {
    RawPeer peer = new RawPeer(sessions);
    byte[] hello = RawPeer.hello(0, 0, 0, "raw", "anna");
    if (bytes < hello.length) {
      peer.say(Arrays.copyOf(hello, bytes)).connection.close();
      return true;
    }
    peer.greet(hello);
    byte[] response = Handshake.encode(new Handshake.Response(peer.proof(SECRET)));
    int left = bytes - hello.length;
    if (left < response.length) {
      proofs.incrementAndGet();
      peer.say(Arrays.copyOf(response, left)).connection.close();
      return true;
    }
    peer.say(response);
    assertThat(Handshake.receive(peer.connection)).isInstanceOf(Welcome.class);
    if (left == response.length) {
      peer.connection.close();
      return true;
    }
    peer.go();
    Eventually.holds("it is in", () -> sessions.announced.get() == 1);
    peer.connection.close();
    return false;
  }

  @Test
  @DisplayName("what only a newer release grants is passed over")
  void newerPermissions() {
    assertThat(Grants.read("share, telepathy, maps.read=a*"))
        .isEqualTo(Trust.of(Permission.SHARE, Permission.maps("a*").readOnly()));
    assertThat(Grants.read("")).isEqualTo(Trust.nothing());
    assertThat(Grants.read("everything")).isEqualTo(Trust.full());
  }
}
