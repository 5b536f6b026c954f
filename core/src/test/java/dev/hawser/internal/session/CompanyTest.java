package dev.hawser.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.Address;
import dev.hawser.internal.time.ManualTimer;
import dev.hawser.internal.time.Timer;
import dev.hawser.internal.wire.Frame;
import dev.hawser.testing.MemoryNetwork;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Large messages wait while small ones are about, which is a matter of time.
class CompanyTest {
  private static final int LARGE = 30_000;

  /// Goes on so far at each look that a small message is about at the first and not at the second.
  private static final Duration LEAP = Duration.ofMillis(11);

  private final ManualTimer time = new ManualTimer();
  private final Timer leaping =
      new Timer() {
        @Override
        public long nanoTime() {
          synchronized (time) {
            time.advance(LEAP);
            return time.nanoTime();
          }
        }

        @Override
        public Alarm schedule(long delayNanos, Runnable task) {
          return Timer.system().schedule(delayNanos, task);
        }
      };

  private final Sessions sessions =
      new Sessions(
          new MemoryNetwork(),
          Address.memory("server"),
          Sessions.timed(Duration.ofDays(30), Duration.ofDays(30), leaping));
  private final Recorder atClient = new Recorder();

  @AfterEach
  void close() {
    sessions.close();
  }

  @Test
  @DisplayName("who sends a large one goes on, whenever the small ones cease to be about")
  void ceases() throws Exception {
    Session client = sessions.connect(atClient);
    Stream stream = client.open(Recorder.NUMBERS, atClient.taking(Recorder.SILENT));
    int count = 3_000;
    for (int i = 0; i < count; i++) {
      byte[] message = new byte[i % 3 == 0 ? 100 : LARGE];
      Frame.putInt(message, 0, i);
      stream.send(message, 0, message.length, true, false);
    }
    Eventually.holds("all arrive", () -> sessions.atServer.numbers.size() == count);
    assertThat(sessions.atServer.numbers)
        .containsExactlyElementsOf(IntStream.range(0, count).boxed().toList());
  }
}
