package dev.hawser.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.PeerState;
import dev.hawser.internal.time.ManualTimer;
import dev.hawser.internal.transport.TcpTransport;
import dev.hawser.internal.wire.Frame;
import dev.hawser.internal.wire.FrameReader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A lone caller reads its own answer, but not for long. The other end is played by hand, and the
/// heartbeat's time stands still.
@Timeout(180)
class LeadingTest {
  private static final Duration TICK = Duration.ofMillis(250);

  private final ManualTimer timer = new ManualTimer();
  private final Sessions sessions =
      new Sessions(
          new TcpTransport(),
          Address.tcp("localhost", 0),
          Sessions.timed(Duration.ofSeconds(5), Duration.ofSeconds(30), timer));
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private RawPeer peer;
  private Session session;

  /// A frame that has arrived at the other end.
  private record Heard(int kind, int stream) {}

  /// A caller that reads its own answer, and the stream of its request.
  private record Leader(FutureTask<byte[]> call, Thread thread, int stream) {}

  @BeforeEach
  void enter() throws IOException {
    peer = new RawPeer(sessions);
    long id = peer.enter("raw").session();
    Thread.ofPlatform().daemon().start(this::hear);
    Eventually.holds("the session is there", () -> sessions.server.session(id) != null);
    session = Objects.requireNonNull(sessions.server.session(id));
  }

  @AfterEach
  void close() {
    peer.connection.close();
    sessions.close();
  }

  private void hear() {
    FrameReader frames = new FrameReader(peer.connection, 0);
    try {
      while (true) {
        frames.read((kind, stream, _, _, _) -> heard.add(new Heard(kind & 0x0f, stream)));
      }
    } catch (IOException e) {
      // The test is over, or wants it so.
    }
  }

  private long probes() {
    return heard.stream().filter(frame -> frame.kind() == Frame.PROBE).count();
  }

  private long requests() {
    return heard.stream().filter(frame -> frame.kind() == Frame.DATA).count();
  }

  private void answer(int stream) throws IOException {
    peer.frame(Frame.DATA | Frame.END_OF_MESSAGE | Frame.END, stream, new byte[] {42});
  }

  private void giveSignOfLife() throws IOException {
    peer.frame(Frame.ACK, 0, new byte[8]);
  }

  /// Whether a caller waits without reading.
  private static boolean waits(Thread caller) {
    return LockSupport.getBlocker(caller) instanceof Exchange;
  }

  /// Has two calls made in a row, of which the first is answered. Then the reader leaves the second
  /// to the caller, if that comes soon enough; as often as that takes.
  private Leader leader() throws Exception {
    while (true) {
      long asked = requests();
      long probed = probes();
      FutureTask<byte[]> calls =
          new FutureTask<>(() -> {
            Sessions.ask(session, Recorder.ECHO, new byte[1]);
            return Sessions.ask(session, Recorder.ECHO, new byte[1]);
          });
      Thread caller = Thread.ofPlatform().start(calls);
      Eventually.holds("the first call", () -> requests() == asked + 1);
      answer(lastStream());
      Eventually.holds("the second call", () -> requests() == asked + 2);
      Eventually.holds("it leads or waits", () -> probes() > probed || waits(caller));
      if (probes() > probed) {
        return new Leader(calls, caller, lastStream());
      }
      answer(lastStream());
      calls.get(60, TimeUnit.SECONDS);
    }
  }

  private int lastStream() {
    return heard.stream().filter(frame -> frame.kind() == Frame.DATA).toList().getLast().stream();
  }

  @Test
  @DisplayName("a caller whose answer is slow is asked once to stop reading, and gets its answer")
  void slowAnswer() throws Exception {
    for (int i = 1; i <= 5; i++) {
      Leader leader = leader();
      assertThat(probes()).isEqualTo(i);
      giveSignOfLife();
      Eventually.holds("it waits", () -> waits(leader.thread()));
      giveSignOfLife();
      answer(leader.stream());
      assertThat(leader.call().get(60, TimeUnit.SECONDS)).containsExactly(42);
      assertThat(probes()).isEqualTo(i);
    }
  }

  @Test
  @DisplayName("an interrupted caller leaves without waiting for a heartbeat")
  void interrupted() throws Exception {
    Leader leader = leader();
    leader.thread().interrupt();
    giveSignOfLife();
    assertThatThrownBy(() -> leader.call().get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(session.state()).isEqualTo(PeerState.CONNECTED);
  }

  @Test
  @DisplayName("if no sign of life comes for an interrupted caller, its connection is given up")
  void noSignOfLife() throws Exception {
    Leader leader = leader();
    leader.thread().interrupt();
    timer.advance(TICK);
    assertThat(session.state()).as("it is given a whole tick").isEqualTo(PeerState.CONNECTED);
    timer.advance(TICK);
    assertThat(session.state()).isEqualTo(PeerState.RECONNECTING);
    assertThatThrownBy(() -> leader.call().get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(InterruptedException.class);
  }
}
