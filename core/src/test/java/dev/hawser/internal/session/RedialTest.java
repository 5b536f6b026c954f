package dev.hawser.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.Address;
import dev.hawser.PeerState;
import dev.hawser.internal.security.Dialled;
import dev.hawser.internal.security.Dialler;
import dev.hawser.internal.security.DirectDialler;
import dev.hawser.internal.time.ManualTimer;
import dev.hawser.testing.Cut;
import dev.hawser.testing.FaultPlan;
import dev.hawser.testing.MemoryNetwork;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Connections can also break before they are complete.
class RedialTest {
  private static final Duration GRACE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
  private static final Duration MILLISECOND = Duration.ofMillis(1);

  /// What the client's timer waits for when nobody is dialled: the heartbeat.
  private static final int RESTING = 1;

  private final MemoryNetwork network = new MemoryNetwork();
  private final FaultPlan faults = FaultPlan.over(network, System.nanoTime());
  private final Sessions sessions = new Sessions(network, Address.memory("server"));
  private final ManualTimer timer = new ManualTimer();
  private final SilencedDialler dialler = new SilencedDialler();

  /// A dialler whose next connections fall silent as soon as they are made.
  private final class SilencedDialler implements Dialler {
    final List<Duration> times = new CopyOnWriteArrayList<>();
    final Dialler direct = new DirectDialler(faults.transport(), sessions.address);
    final AtomicInteger silent = new AtomicInteger();

    @Override
    public Dialled dial(Duration timeout) throws IOException {
      times.add(timeout);
      Dialled dialled = direct.dial(timeout);
      if (silent.getAndDecrement() > 0) {
        faults.cut(Cut.HALF_OPEN);
      }
      return dialled;
    }

    @Override
    public String invitation() {
      return direct.invitation();
    }

    @Override
    public byte[] secret() {
      return direct.secret();
    }

    @Override
    public Address address() {
      return direct.address();
    }
  }

  @AfterEach
  void close() {
    sessions.close();
    faults.cut();
  }

  private Session connect(Duration heartbeat) {
    return SessionClient.connect(
        dialler, Sessions.timed(heartbeat, GRACE, timer), session -> new Recorder());
  }

  @Test
  @DisplayName("a connection that falls silent while it is made is given up after a heartbeat")
  void silenceWhileDiallingIsBorneForAHeartbeat() throws Exception {
    Session client = connect(Duration.ofSeconds(3));
    dialler.silent.set(1);
    faults.cut();
    awaitAlarm();
    timer.advance(Duration.ofSeconds(3).minus(MILLISECOND));
    assertThat(dialler.times).hasSize(2);
    timer.advance(MILLISECOND);
    passPause(3);
    Eventually.holds("it comes back", () -> client.state() == PeerState.CONNECTED);
    assertThat(Sessions.echoes(client)).isTrue();
  }

  @Test
  @DisplayName("each further try may take twice as long, up to ten seconds")
  void eachTryMayTakeTwiceAsLong() {
    Session client = connect(Duration.ofMillis(500));
    dialler.silent.set(5);
    faults.cut();
    for (int seconds : new int[] {1, 2, 4, 8}) {
      awaitAlarm();
      int dialled = dialler.times.size();
      timer.advance(Duration.ofSeconds(seconds));
      passPause(dialled + 1);
    }
    assertThat(dialler.times.stream().map(Duration::toSeconds))
        .containsExactly(10L, 1L, 2L, 4L, 8L, 10L);
    assertThat(client.state()).isEqualTo(PeerState.RECONNECTING);
  }

  /// Waits until the client waits for an answer to its hello, or for its next try.
  private void awaitAlarm() {
    Eventually.holds("an alarm is set", () -> timer.waiting() > RESTING);
  }

  /// Lets time go on until the client dials for the n-th time.
  private void passPause(int dialled) {
    awaitAlarm();
    long limit = timer.nanoTime() + LONGEST_PAUSE.toNanos();
    while (timer.waiting() > RESTING
        && dialler.times.size() < dialled
        && timer.nanoTime() - limit < 0) {
      timer.advance(MILLISECOND);
    }
    Eventually.holds("it dials again", () -> dialler.times.size() == dialled);
  }
}
