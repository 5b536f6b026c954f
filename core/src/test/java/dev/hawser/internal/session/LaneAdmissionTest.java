package dev.hawser.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.internal.security.Visitor;
import dev.hawser.internal.time.ManualTimer;
import dev.hawser.internal.wire.Frames;
import dev.hawser.internal.wire.Handshake;
import dev.hawser.internal.wire.Handshake.Challenge;
import dev.hawser.internal.wire.Handshake.Refusal;
import dev.hawser.internal.wire.Handshake.Response;
import dev.hawser.internal.wire.Handshake.Token;
import dev.hawser.internal.wire.Handshake.Welcome;
import dev.hawser.spi.Connection;
import dev.hawser.spi.Listener;
import dev.hawser.testing.MemoryNetwork;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Who gets a lane, and from whom a client takes one.
class LaneAdmissionTest {
  private static final Address ADDRESS = Address.memory("server");
  private static final Address ELSEWHERE = Address.memory("elsewhere");
  private static final Token WRONG = new Token(1, 2);
  private static final byte[] SECRET = Sessions.bytes(16, 5);

  private final CapturedLog log = new CapturedLog();
  private final MemoryNetwork network = new MemoryNetwork();
  private final ManualTimer timer = new ManualTimer();
  private final Sessions sessions =
      new Sessions(
          network, ADDRESS, Sessions.timed(Duration.ofMinutes(5), Duration.ofMinutes(10), timer));
  private final TestDoor door = sessions.door;
  private final Detour detour = new Detour(network, ADDRESS);

  @AfterEach
  void close() {
    sessions.close();
    Eventually.holds("all visits are over", () -> door.over.get() == door.arrived.get());
    log.close();
  }

  private ResumableSession atServer(long id) {
    return (ResumableSession) Objects.requireNonNull(sessions.server.session(id));
  }

  // ---- clients that are not what they seem ----

  @Test
  @DisplayName("asking for a lane tells nothing to who does not know the session's token")
  void unknownSessionsTellNothing() throws Exception {
    Welcome welcome = new RawPeer(sessions).enter("raw");
    Handshake guess = new RawPeer(sessions).lane(welcome.session(), WRONG, 3);
    Handshake unknown = new RawPeer(sessions).lane(77, WRONG, 3);
    Handshake none = new RawPeer(sessions).lane(0, WRONG, 3);
    assertThat(guess).isInstanceOf(Refusal.class).isEqualTo(unknown).isEqualTo(none);
    assertThat(((Refusal) guess).gone()).isTrue();
    assertThat(door.failures).containsExactly("a wrong session token");
    assertThat(sessions.atServer.lanes).isEmpty();
    assertThat(atServer(welcome.session()).lanes().size()).isZero();
    RawPeer right = new RawPeer(sessions);
    assertThat(right.lane(welcome.session(), welcome.token(), 3)).isInstanceOf(Response.class);
  }

  @Test
  @DisplayName("a proof that was given once is worth nothing again")
  void replayedProof() throws Exception {
    Welcome welcome = new RawPeer(sessions).enter("raw");
    byte[] hello = RawPeer.laneHello(welcome.session(), 3);
    RawPeer first = new RawPeer(sessions);
    first.greet(hello);
    byte[] proof = first.proof(welcome.token().bytes());
    assertThat(first.respond(proof)).isInstanceOf(Response.class);
    RawPeer second = new RawPeer(sessions);
    second.greet(hello);
    assertThat(second.respond(proof)).isInstanceOf(Refusal.class);
  }

  @Test
  @DisplayName("a proof holds for the number it was made with, and for nothing but a lane")
  void proofOfSomethingElse() throws Exception {
    Welcome welcome = new RawPeer(sessions).enter("raw");
    RawPeer other = new RawPeer(sessions);
    assertThat(other.greet(RawPeer.laneHello(welcome.session(), 4))).isInstanceOf(Challenge.class);
    byte[] forAnotherNumber = proofFor(RawPeer.laneHello(welcome.session(), 3), other, welcome);
    assertThat(other.respond(forAnotherNumber)).isInstanceOf(Refusal.class);
    RawPeer resuming = new RawPeer(sessions);
    resuming.greet(RawPeer.hello(welcome.session(), 1, 0, "raw", ""));
    byte[] forALane = proofFor(RawPeer.laneHello(welcome.session(), 3), resuming, welcome);
    assertThat(resuming.respond(forALane)).isInstanceOf(Refusal.class);
  }

  private static byte[] proofFor(byte[] hello, RawPeer peer, Welcome welcome) {
    return peer.proof(welcome.token().bytes(), hello);
  }

  @Test
  @DisplayName("a proof holds for its own connection only")
  void proofOfAnotherConnection() throws Exception {
    Welcome welcome = new RawPeer(sessions).enter("raw");
    door.binding = Sessions.bytes(32, 8);
    RawPeer elsewhere = new RawPeer(sessions);
    assertThat(elsewhere.lane(welcome.session(), welcome.token(), 3)).isInstanceOf(Refusal.class);
  }

  @Test
  @DisplayName("a lane that its client does not confirm is handed to nobody")
  void notConfirmed() throws Exception {
    Welcome welcome = new RawPeer(sessions).enter("raw");
    RawPeer silent = new RawPeer(sessions);
    assertThat(silent.lane(welcome.session(), welcome.token(), 3)).isInstanceOf(Response.class);
    assertThat(atServer(welcome.session()).lanes().size()).isEqualTo(1);
    silent.say(new byte[] {'?'}).awaitClose();
    door.awaitDropped("did not confirm");
    assertThat(sessions.atServer.lanes).isEmpty();
    assertThat(atServer(welcome.session()).lanes().size()).isZero();
  }

  @Test
  @DisplayName("a lane's handshake cut at any of its bytes leaves nothing behind")
  void cutAnywhere() throws Exception {
    Welcome welcome = new RawPeer(sessions).enter("raw");
    Eventually.holds("it is in", () -> sessions.announced.get() == 1);
    int cut = 0;
    while (cutAfter(cut, welcome)) {
      cut++;
    }
    assertThat(cut).isGreaterThan(70);
    int cuts = cut;
    Eventually.holds("all are dropped", () -> door.drops.size() == cuts);
    assertThat(sessions.atServer.lanes).as("none but the whole one").hasSize(1);
    assertThat(door.failures).as("a broken line is no guess").isEmpty();
    assertThat(atServer(welcome.session()).lanes().size()).isEqualTo(1);
  }

  /// Cuts a handshake after so many bytes of the client's.
  ///
  /// @return whether that was before its end
  private boolean cutAfter(int bytes, Welcome welcome) throws Exception {
    RawPeer peer = new RawPeer(sessions);
    byte[] hello = RawPeer.laneHello(welcome.session(), 3);
    if (bytes < hello.length) {
      peer.say(Arrays.copyOf(hello, bytes)).connection.close();
      return true;
    }
    peer.greet(hello);
    byte[] response = Handshake.encode(new Response(peer.proof(welcome.token().bytes())));
    int left = bytes - hello.length;
    if (left <= response.length) {
      peer.say(Arrays.copyOf(response, left)).connection.close();
      return true;
    }
    peer.say(response);
    assertThat(Handshake.receive(peer.connection)).isInstanceOf(Response.class);
    peer.go();
    assertThat(sessions.atServer.lane(0).number()).isEqualTo(3);
    return false;
  }

  @Test
  @DisplayName("a server lets a session have only so many lanes, whatever its client counts")
  void tooMany() throws Exception {
    Welcome welcome = new RawPeer(sessions).enter("raw");
    for (int i = 0; i < Lanes.MOST; i++) {
      RawPeer peer = new RawPeer(sessions);
      assertThat(peer.lane(welcome.session(), welcome.token(), i)).isInstanceOf(Response.class);
      peer.go();
    }
    RawPeer another = new RawPeer(sessions);
    Refusal refusal = (Refusal) another.lane(welcome.session(), welcome.token(), 9);
    assertThat(refusal.gone()).isFalse();
    assertThat(refusal.reason()).contains("all the 8 lanes");
    another.awaitClose();
    assertThat(sessions.atServer.lane(Lanes.MOST - 1).number()).isLessThan(Lanes.MOST);
  }

  @Test
  @DisplayName("a client of another version is told to use the same release")
  void futureVersion() throws Exception {
    RawPeer future = new RawPeer(sessions);
    future.say(Frames.joined(Frames.text("HWSR\0\7\6"), new byte[] {5, 9}, new byte[4]));
    Refusal refusal = (Refusal) Handshake.receive(future.connection);
    assertThat(refusal.reason()).contains("1 to 1").contains("5 to 9").contains("same release");
    future.awaitClose();
  }

  @Test
  @DisplayName("a lane confirms a session whose own connection broke on the way")
  void lanesBeforeTheSession() throws Exception {
    RawPeer peer = new RawPeer(sessions);
    Welcome welcome = (Welcome) peer.hello("raw");
    peer.connection.close();
    assertThat(sessions.announced).hasValue(0);
    RawPeer lane = new RawPeer(sessions);
    lane.lane(welcome.session(), welcome.token(), 3);
    lane.go();
    assertThat(sessions.atServer.lane(0).number()).isEqualTo(3);
    assertThat(sessions.announced).hasValue(1);
    RawPeer back = new RawPeer(sessions);
    assertThat(back.hello(welcome.session(), welcome.token(), 1, 0, "raw"))
        .isInstanceOf(Welcome.class);
    back.go();
    Eventually.holds("it is attached", () -> atServer(welcome.session()).outbox().link() != null);
    assertThat(sessions.announced).hasValue(1);
  }

  @Test
  @DisplayName("who was put out gets no lane")
  void putOut() throws Exception {
    Visitor anna = door.invite("anna", SECRET);
    RawPeer peer = new RawPeer(sessions);
    peer.invited("anna");
    Welcome welcome = (Welcome) peer.prove(SECRET);
    peer.go();
    RawPeer onTheWay = new RawPeer(sessions);
    onTheWay.lane(welcome.session(), welcome.token(), 1);
    anna.putOut();
    onTheWay.go().awaitClose();
    door.awaitDropped("'anna' was put out meanwhile");
    assertThat(sessions.atServer.lanes).isEmpty();
    Refusal late = (Refusal) new RawPeer(sessions).lane(welcome.session(), welcome.token(), 2);
    assertThat(late.gone()).isTrue();
  }

  // ---- servers that are not what they seem ----

  private interface Pretence {
    /// Answers a client that has said hello.
    void play(Connection connection, byte[] hello) throws IOException;
  }

  /// Has a client dial a lane to somebody else.
  ///
  /// @return how that failed
  private IOException dialElsewhere(Session client, Pretence pretence) throws Exception {
    try (Listener listener = network.listen(ELSEWHERE)) {
      detour.take(network, ELSEWHERE);
      FutureTask<Boolean> playing = started(() -> played(listener, pretence));
      FutureTask<Connection> dialling = started(() -> client.dialLane(3));
      IOException failure = failure(dialling);
      assertThat(playing.get(60, TimeUnit.SECONDS)).as("the client went on").isFalse();
      assertThat(((ResumableSession) client).lanes().size()).isZero();
      return failure;
    } finally {
      detour.take(network, ADDRESS);
    }
  }

  /// Whether the client says anything more.
  private static boolean played(Listener listener, Pretence pretence) {
    try (Connection connection = listener.accept()) {
      pretence.play(connection, Handshake.read(connection));
      return connection.read(new byte[1], 0, 1) >= 0;
    } catch (IOException closed) {
      return false;
    }
  }

  private static <T> FutureTask<T> started(Callable<T> task) {
    FutureTask<T> future = new FutureTask<>(task);
    Thread.ofPlatform().daemon().start(future);
    return future;
  }

  private static IOException failure(FutureTask<Connection> dialling) throws Exception {
    try {
      throw new AssertionError("it made " + dialling.get(60, TimeUnit.SECONDS));
    } catch (ExecutionException e) {
      return (IOException) e.getCause();
    }
  }

  @Test
  @DisplayName("a server that does not know the session gets no lane")
  void wrongServer() throws Exception {
    Recorder atClient = new Recorder();
    Session client = sessions.connect(atClient, detour);
    IOException failure =
        dialElsewhere(
            client,
            (connection, _) -> {
              Handshake.send(connection, new Challenge(new byte[Handshake.NONCE]));
              byte[] proof = ((Response) Handshake.receive(connection)).proof();
              Handshake.send(connection, new Response(proof));
            });
    assertThat(failure)
        .hasMessageContaining("no lane to the server at memory:elsewhere")
        .hasMessageContaining("it does not know the session");
    assertThat(Sessions.echoes(client)).isTrue();
    assertThat(atClient.states).isEmpty();
  }

  @Test
  @DisplayName("a server that asks for no proof, or says something else, gets no lane")
  void noProof() throws Exception {
    Session client = sessions.connect(new Recorder(), detour);
    assertThat(
            dialElsewhere(
                client, (connection, _) -> Handshake.send(connection, new Response(new byte[32]))))
        .hasMessageContaining("it asked for no proof");
    assertThat(
            dialElsewhere(
                client,
                (connection, _) -> {
                  Handshake.send(connection, new Challenge(new byte[Handshake.NONCE]));
                  Handshake.receive(connection);
                  Handshake.send(connection, new Challenge(new byte[Handshake.NONCE]));
                }))
        .hasMessageContaining("it gave no proof");
    assertThat(dialElsewhere(client, (connection, _) -> connection.close()))
        .hasMessageContaining("closed");
  }

  @Test
  @DisplayName("a server that was restarted says so, and the session is left to its own")
  void restarted() throws Exception {
    Session client = sessions.connect(new Recorder(), detour);
    try (Sessions other = new Sessions(network, ELSEWHERE)) {
      detour.take(network, other.address);
      assertThatThrownBy(() -> client.dialLane(1))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("it was restarted, or the session ended meanwhile");
    }
    assertThat(Sessions.echoes(client)).isTrue();
  }

  @Test
  @DisplayName("a server that cannot be reached, or refuses at the door, gives no lane")
  void unreachable() throws Exception {
    Session client = sessions.connect(new Recorder(), detour);
    detour.take(network, ELSEWHERE);
    assertThatThrownBy(() -> client.dialLane(1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nobody listens there");
    detour.take(network, ADDRESS);
    door.locked = true;
    assertThatThrownBy(() -> client.dialLane(1)).isInstanceOf(IOException.class);
    door.locked = false;
    client.dialLane(1).close();
  }

  @Test
  @DisplayName("a server that falls silent is given up after ten seconds")
  void silentServer() throws Exception {
    Session client = sessions.connect(new Recorder(), detour);
    try (Listener silent = network.listen(ELSEWHERE)) {
      detour.take(network, ELSEWHERE);
      FutureTask<Connection> dialling = started(() -> client.dialLane(1));
      Connection arrived = silent.accept();
      assertThat(arrived.read(new byte[1], 0, 1)).isOne(); // its time is running by now
      timer.advance(Duration.ofMillis(9_999));
      assertThat(dialling.isDone()).isFalse();
      timer.advance(Duration.ofMillis(1));
      assertThat(failure(dialling)).hasMessageContaining("closed");
    }
  }

  @Test
  @DisplayName("a session that ends takes the lanes that are being dialled with it")
  void endWhileDialling() throws Exception {
    Session client = sessions.connect(new Recorder(), detour);
    try (Listener silent = network.listen(ELSEWHERE)) {
      detour.take(network, silent.address());
      FutureTask<Connection> dialling = started(() -> client.dialLane(1));
      Eventually.holds("it waits", () -> ((ResumableSession) client).lanes().size() == 1);
      client.close("done");
      assertThat(failure(dialling)).hasMessageContaining("closed");
    }
  }
}
