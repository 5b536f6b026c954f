package dev.hawser.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.Address;
import dev.hawser.PeerState;
import dev.hawser.internal.time.Timer;
import dev.hawser.internal.wire.Handshake;
import dev.hawser.spi.Connection;
import dev.hawser.testing.Cut;
import dev.hawser.testing.FaultPlan;
import dev.hawser.testing.MemoryNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Lanes and sessions on a bad network do not get in each other's way.
class LanesUnderCutsTest {
  private static final long SEED = System.nanoTime();
  private static final byte[] MESSAGE = Sessions.bytes(20_000, 3);

  private final CapturedLog log = new CapturedLog();
  private final FaultPlan faults = FaultPlan.over(new MemoryNetwork(), SEED);
  private final Sessions sessions =
      new Sessions(
          faults.transport(),
          Address.memory("server"),
          Sessions.timed(Duration.ofSeconds(2), Duration.ofSeconds(30), Timer.system()));
  private final Session client = sessions.connect(new Recorder());
  private int whole;
  private int broken;

  @AfterEach
  void close() {
    faults.heal();
    sessions.close();
    log.close();
  }

  @Test
  @DisplayName("what a lane delivers is right, broken ones leave nothing behind, the session lives")
  void cuts() throws Exception {
    System.out.println("LanesUnderCutsTest seed " + SEED);
    sessions.atServer.laneUse = LanesUnderCutsTest::sendBack;
    faults.cutEvery(Duration.ofMillis(10), Cut.CLOSE, Cut.RESET, Cut.MID_FRAME);
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1_500);
    while (System.nanoTime() - end < 0 || whole == 0 || broken == 0) {
      useLane();
      assertThat(client.state()).isNotEqualTo(PeerState.CLOSED);
    }
    faults.heal();
    assertThat(Sessions.echoes(client)).isTrue();
    assertThat(((ResumableSession) client).lanes().size()).isZero();
    ResumableSession there = (ResumableSession) sessions.atServer(client);
    Eventually.holds("all lanes are forgotten", () -> there.lanes().size() == 0);
  }

  /// Sends messages on a lane until it breaks, at most ten.
  private void useLane() {
    try (Connection lane = client.dialLane(whole)) {
      for (int i = 0; i < 10; i++) {
        lane.write(MESSAGE, 0, MESSAGE.length);
        assertThat(Handshake.exactly(lane, MESSAGE.length)).as("seed %d", SEED).isEqualTo(MESSAGE);
      }
      whole++;
    } catch (IOException e) {
      broken++;
    }
  }

  private static void sendBack(Connection lane) {
    try (lane) {
      byte[] buffer = new byte[8_192];
      for (int count = lane.read(buffer, 0, buffer.length);
          count >= 0;
          count = lane.read(buffer, 0, buffer.length)) {
        lane.write(Arrays.copyOf(buffer, count), 0, count);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
