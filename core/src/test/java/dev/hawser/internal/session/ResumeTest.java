package dev.hawser.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hawser.Address;
import dev.hawser.DeadlineException;
import dev.hawser.DisconnectedException;
import dev.hawser.Limits;
import dev.hawser.Outcome;
import dev.hawser.PeerState;
import dev.hawser.RefusedException;
import dev.hawser.internal.security.DirectDialler;
import dev.hawser.internal.time.HeldTime;
import dev.hawser.internal.time.ManualTimer;
import dev.hawser.internal.time.Timer;
import dev.hawser.internal.wire.Frame;
import dev.hawser.internal.wire.Handshake.Refusal;
import dev.hawser.internal.wire.Handshake.Token;
import dev.hawser.internal.wire.Handshake.Welcome;
import dev.hawser.security.AdmissionLimits;
import dev.hawser.testing.Cut;
import dev.hawser.testing.FaultPlan;
import dev.hawser.testing.MemoryNetwork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A lost connection is not a lost session.
class ResumeTest {
  private static final long SEED = System.nanoTime();
  private static final Address ADDRESS = Address.memory("server");

  private final FaultPlan faults = FaultPlan.over(new MemoryNetwork(), SEED);
  private final Recorder atClient = new Recorder();
  private final List<Sessions> opened = new ArrayList<>();

  private Sessions open(SessionOptions options) {
    Sessions sessions = new Sessions(faults.transport(), ADDRESS, options);
    opened.add(sessions);
    return sessions;
  }

  @AfterEach
  void closeAll() {
    faults.heal();
    opened.forEach(Sessions::close);
  }

  @ParameterizedTest
  @EnumSource(Cut.class)
  void nothingIsLostOrRepeatedHoweverConnectionsBreak(Cut kind) throws Exception {
    System.out.println("ResumeTest seed " + SEED);
    Sessions sessions =
        open(Sessions.timed(Duration.ofMillis(120), Duration.ofSeconds(30), Timer.system()));
    Session client = sessions.connect(atClient);
    faults.cutEvery(Duration.ofMillis(15), kind);
    List<Future<Integer>> callers = new ArrayList<>();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(900);
    for (int k = 0; k < 4; k++) {
      callers.add(start(k % 2 == 0, () -> askUntil(client, end)));
    }
    Stream stream = client.open(Recorder.NUMBERS, atClient.taking(Recorder.SILENT));
    int sent = 0;
    while (System.nanoTime() < end) {
      stream.send(numbered(sent, 4 + sent * 37 % 5_000), 0, 4 + sent * 37 % 5_000, true, false);
      sent++;
    }
    int asked = 0;
    for (Future<Integer> each : callers) {
      asked += each.get(60, TimeUnit.SECONDS);
    }
    faults.heal();
    stream.end();
    int all = sent;
    Eventually.holds("all arrive", () -> sessions.atServer.numbers.size() >= all);
    assertThat(sessions.atServer.numbers)
        .containsExactlyElementsOf(IntStream.range(0, all).boxed().toList());
    assertThat(sessions.atServer.messages).hasValue(asked + all);
    assertThat(faults.cuts()).as("%s", faults).isPositive();
    assertThat(atClient.failures).isEmpty();
  }

  private static int askUntil(Session client, long end) throws InterruptedException {
    int asked = 0;
    while (System.nanoTime() < end) {
      byte[] message = Sessions.bytes(asked % 20 == 7 ? 50_000 : 30, asked);
      assertThat(Sessions.ask(client, Recorder.ECHO, message)).isEqualTo(message);
      asked++;
    }
    return asked;
  }

  @Test
  void whatNeverLeftIsTakenBackWhenItsCallerGivesUp() throws Exception {
    Sessions sessions = open(Sessions.DEFAULTS);
    Session client = sessions.connect(atClient);
    assertThat(Sessions.echoes(client)).isTrue();
    faults.refuseConnections(true).cut();
    awaitState(client, PeerState.RECONNECTING);
    Exchange late = Exchange.start(client, Recorder.SILENT, new byte[9], 0, 9, true);
    assertThatThrownBy(() -> late.await(System.nanoTime() + 1_000_000, false))
        .isInstanceOf(DeadlineException.class)
        .extracting(e -> ((DeadlineException) e).outcome())
        .isEqualTo(Outcome.NOT_SENT);
    faults.refuseConnections(false);
    assertThat(Sessions.echoes(client)).isTrue();
    assertThat(sessions.atServer.accepted).as("only the echoes").hasSize(2);
  }

  @Test
  void whenTheGraceIsOverEverythingFailsWithItsOutcome() throws Exception {
    ManualTimer timer = new ManualTimer();
    Sessions sessions = open(Sessions.timed(Duration.ofSeconds(5), Duration.ofSeconds(30), timer));
    Session client = sessions.connect(atClient);
    CompletableFuture<byte[]> sent =
        Exchange.start(client, Recorder.SILENT, new byte[9], 0, 9, false).future();
    Eventually.holds("it arrives", () -> sessions.atServer.messages.get() == 1);
    Session there = sessions.atServer(client);
    faults.refuseConnections(true).cut();
    awaitState(client, PeerState.RECONNECTING);
    awaitState(there, PeerState.RECONNECTING);
    CompletableFuture<byte[]> unsent =
        Exchange.start(client, Recorder.SILENT, new byte[9], 0, 9, false).future();
    timer.advance(Duration.ofSeconds(29));
    assertThat(client.state()).isEqualTo(PeerState.RECONNECTING);
    timer.advance(Duration.ofSeconds(2));
    assertThat(outcome(sent)).isEqualTo(Outcome.MAYBE_EXECUTED);
    assertThat(outcome(unsent)).isEqualTo(Outcome.NOT_SENT);
    assertThat(atClient.ending()).hasMessageContaining("no connection for 30000 ms");
    assertThat(sessions.atServer.ending()).hasMessageContaining("no connection for 30000 ms");
    Eventually.holds("the server forgets it", () -> sessions.server.size() == 0);
  }

  @Test
  void aRestartedServerEndsTheSessionsOfItsPast() throws Exception {
    Sessions first = open(Sessions.DEFAULTS);
    Session client = first.connect(atClient);
    assertThat(Sessions.echoes(client)).isTrue();
    Session there = first.atServer(client);
    faults.refuseConnections(true).cut();
    awaitState(there, PeerState.RECONNECTING);
    first.server.close();
    open(Sessions.DEFAULTS);
    faults.refuseConnections(false);
    assertThat(atClient.ending())
        .hasMessageContaining("the server no longer knows this session: it was restarted");
  }

  @Test
  void oldHellosAndWrongSecretsResumeNothing() throws Exception {
    Sessions sessions = open(Sessions.DEFAULTS);
    RawPeer first = new RawPeer(sessions);
    Welcome welcome = first.enter("raw");
    Token wrong = new Token(1, 2);
    Refusal guess = (Refusal) new RawPeer(sessions).hello(welcome.session(), wrong, 1, 0, "raw");
    assertThat(guess.gone()).isTrue();
    Refusal unknown = (Refusal) new RawPeer(sessions).hello(77, welcome.token(), 1, 0, "raw");
    assertThat(unknown.gone()).isTrue();
    assertThat(unknown.reason()).isEqualTo(guess.reason());
    RawPeer second = new RawPeer(sessions);
    assertThat(second.hello(welcome.session(), welcome.token(), 1, 0, "raw"))
        .isInstanceOf(Welcome.class);
    second.go();
    Refusal replayed =
        (Refusal) new RawPeer(sessions).hello(welcome.session(), welcome.token(), 1, 0, "raw");
    assertThat(replayed.gone()).isFalse();
    assertThat(replayed.reason()).contains("attempt 1 was made before");
    first.awaitClose();
    assertAnswers(second);
  }

  @Test
  void ofTwoResumesAtOnceTheLaterOneWins() throws Exception {
    Sessions sessions = open(Sessions.DEFAULTS);
    Welcome welcome = new RawPeer(sessions).enter("raw");
    for (boolean laterGoesFirst : new boolean[] {true, false}) {
      int attempt = laterGoesFirst ? 1 : 3;
      RawPeer earlier = new RawPeer(sessions);
      earlier.hello(welcome.session(), welcome.token(), attempt, 0, "raw");
      RawPeer later = new RawPeer(sessions);
      Welcome again =
          (Welcome) later.hello(welcome.session(), welcome.token(), attempt + 1, 0, "raw");
      if (laterGoesFirst) {
        later.go();
        earlier.go();
      } else {
        earlier.go();
        later.go();
      }
      earlier.awaitClose();
      assertAnswers(later.from(again.received()));
    }
  }

  /// Sends a message that must arrive.
  private void assertAnswers(RawPeer peer) throws Exception {
    Recorder recorder = opened.getFirst().atServer;
    long before = recorder.messages.get();
    int stream = 1 + 2 * (int) before;
    peer.frame(
        Frame.DATA | Frame.OPEN | Frame.END_OF_MESSAGE, stream, new byte[] {Recorder.SILENT, 1, 2});
    Eventually.holds("it arrives", () -> recorder.messages.get() == before + 1);
  }

  @Test
  void claimsThatCannotBeResumedEndTheSession() throws Exception {
    Sessions sessions = open(Sessions.DEFAULTS);
    Welcome welcome = new RawPeer(sessions).enter("raw");
    RawPeer liar = new RawPeer(sessions);
    liar.hello(welcome.session(), welcome.token(), 1, 1_000_000, "raw");
    liar.go().awaitClose();
    assertThat(sessions.atServer.ending()).hasMessageContaining("acknowledged byte 1000000");
  }

  @Test
  void theHeartbeatFindsAHalfOpenConnectionInItsTime() throws Exception {
    ManualTimer timer = new ManualTimer();
    Sessions sessions = open(Sessions.timed(Duration.ofSeconds(6), Duration.ofMinutes(5), timer));
    Session client = sessions.connect(atClient);
    for (int second = 0; second < 20; second++) {
      timer.advance(Duration.ofSeconds(1));
      assertThat(Sessions.echoes(client)).isTrue();
    }
    assertThat(atClient.states).isEmpty();
    faults.cut(Cut.HALF_OPEN);
    timer.advance(Duration.ofSeconds(5));
    assertThat(atClient.states).isEmpty();
    timer.advance(Duration.ofSeconds(2));
    Eventually.holds("it comes back", () -> atClient.states.size() == 2);
    assertThat(Sessions.echoes(client)).isTrue();
  }

  @Test
  void anIdleSessionStaysConnectedByItsHeartbeat() throws Exception {
    try (HeldTime time = new HeldTime()) {
      Sessions sessions = open(Sessions.timed(Duration.ofMillis(900), Duration.ofSeconds(5), time));
      time.goOn();
      Session client = sessions.connect(atClient);
      FutureTask<Boolean> later = new FutureTask<>(() -> Sessions.echoes(client));
      time.schedule(TimeUnit.MILLISECONDS.toNanos(2_500), () -> Thread.startVirtualThread(later));
      assertThat(later.get(60, TimeUnit.SECONDS)).isTrue();
      assertThat(atClient.states).isEmpty();
    }
  }

  @Test
  void aPeerThatFallsTooFarBehindIsGivenUp() throws Exception {
    Limits limits = Limits.defaults().withBacklogBytes(1 << 20);
    Sessions sessions = open(Sessions.limited(limits));
    Session client = sessions.connect(atClient);
    faults.refuseConnections(true).cut();
    awaitState(client, PeerState.RECONNECTING);
    for (int i = 0; i < 100; i++) {
      Exchange.start(client, Recorder.SILENT, new byte[30_000], 0, 30_000, true);
    }
    assertThat(atClient.ending()).hasMessageContaining("behind, more than the limit of 1048576");
  }

  @Test
  void sessionsBeyondTheLimitAreRefusedWithIt() {
    Sessions sessions =
        new Sessions(
            faults.transport(),
            ADDRESS,
            Sessions.DEFAULTS,
            AdmissionLimits.defaults().withSessions(2, 1000));
    opened.add(sessions);
    sessions.connect(atClient);
    Session second = sessions.connect(new Recorder());
    assertThatThrownBy(() -> sessions.connect(new Recorder()))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("all the 2 sessions");
    second.close("done");
    Eventually.holds("there is room", () -> sessions.server.size() == 1);
    sessions.connect(new Recorder()).close("done");
  }

  @Test
  void streamsBeyondTheLimitAreRefusedWithIt() throws Exception {
    Limits few = new Limits(1 << 20, 10, 10, 1 << 16, 3, 1 << 20, 2 << 20, 1);
    Sessions sessions = open(Sessions.limited(few));
    Session client = sessions.connect(atClient);
    List<CompletableFuture<byte[]>> open = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      open.add(Exchange.start(client, Recorder.SILENT, new byte[1], 0, 1, true).future());
    }
    assertThatThrownBy(() -> Sessions.echoes(client))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("more than 3 streams");
    open.getFirst().cancel(true);
    Eventually.holds("one is over", () -> sessions.atServer.failures.size() == 1);
    assertThat(Sessions.echoes(client)).isTrue();
  }

  @Test
  void aClientHasTheNameItGaveOrOneMadeForIt() {
    Sessions sessions = open(Sessions.DEFAULTS);
    Session anna = sessions.connect(atClient, Sessions.named("anna"));
    assertThat(anna.clientName()).isEqualTo("anna");
    assertThat(sessions.atServer(anna).clientName()).isEqualTo("anna");
    Session other = sessions.connect(new Recorder());
    assertThat(other.clientName()).isEqualTo("client-" + other.id());
    assertThat(sessions.atServer(other).clientName()).isEqualTo(other.clientName());
  }

  @Test
  void whoFindsNoServerIsToldWhere() {
    DisconnectedException nobody =
        catchThrowableOfType(
            DisconnectedException.class,
            () ->
                SessionClient.connect(
                    new DirectDialler(faults.transport(), ADDRESS),
                    Sessions.DEFAULTS,
                    session -> atClient));
    assertThat(nobody).hasMessageContaining("memory:server").hasMessageContaining("running");
    assertThat(nobody.outcome()).isEqualTo(Outcome.NOT_SENT);
  }

  private static Outcome outcome(CompletableFuture<byte[]> future) {
    CompletionException wrapped = catchThrowableOfType(CompletionException.class, future::join);
    return ((DisconnectedException) wrapped.getCause()).outcome();
  }

  private static void awaitState(Session session, PeerState state) {
    Eventually.holds("it is " + state, () -> session.state() == state);
  }

  private static Future<Integer> start(boolean platform, Callable<Integer> task) {
    FutureTask<Integer> future = new FutureTask<>(task);
    (platform ? Thread.ofPlatform().daemon() : Thread.ofVirtual()).start(future);
    return future;
  }

  private static byte[] numbered(int number, int length) {
    byte[] message = new byte[length];
    Frame.putInt(message, 0, number);
    return message;
  }
}
