package dev.hawser.internal.file.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.internal.file.protocol.Chunk;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The window of a lane")
class LaneWindowTest {
  private static final int CHUNK = Chunk.SIZE + Chunk.HEADER;
  private static final long MICROS = 1000;
  private static final long MILLIS = 1000 * MICROS;
  private static final long SECONDS = 1000 * MILLIS;

  private final LaneWindow window = new LaneWindow();

  /// Sends chunk after chunk over a line of some rate and delay, as much as the window allows.
  private void send(int chunks, double bytesPerNano, long delay) {
    long _ = send(chunks, bytesPerNano, _ -> delay);
  }

  /// Returns how long it took.
  ///
  /// @param delay after some time
  private long send(int chunks, double bytesPerNano, LongUnaryOperator delay) {
    record Flying(long chunk, long arrives) {}
    Deque<Flying> flying = new ArrayDeque<>();
    long start = Long.MAX_VALUE - MILLIS;
    long now = start;
    long free = now;
    for (long chunk = 1; chunk <= chunks; chunk++) {
      while (flying.size() * (long) CHUNK >= window.size()) {
        Flying first = flying.removeFirst();
        now = first.arrives;
        window.acknowledged(first.chunk, CHUNK, now);
      }
      free = (free - now > 0 ? free : now) + (long) (CHUNK / bytesPerNano);
      flying.addLast(new Flying(chunk, free + delay.applyAsLong(free - start)));
      window.asked(chunk, now);
    }
    return free - start;
  }

  @Test
  @DisplayName("begins with four chunks")
  void begins() {
    assertThat(window.size()).isEqualTo(4L * CHUNK);
  }

  @Test
  @DisplayName("stays a small part of what was carried where acknowledgements come at once")
  void staysSmall() {
    send(80, 2, 50 * MICROS);
    assertThat(window.size()).isLessThan(1 << 20);
    send(2000, 2, 50 * MICROS);
    assertThat(window.size()).isBetween(2L << 20, 4L << 20);
  }

  @Test
  @DisplayName("is not more than a slow line carries in a moment, however much that was in all")
  void slow() {
    send(700, 0.01, 50 * MICROS);
    assertThat(window.size()).isEqualTo(4L * CHUNK);
  }

  @Test
  @DisplayName(
      "is larger than what the line was found to take up, where acknowledgements come soon")
  void measures() {
    send(3000, 2, 50 * MICROS);
    assertThat(window.measured()).isLessThan(1 << 20);
  }

  @Test
  @DisplayName("grows until the line is full, where acknowledgements take long")
  void grows() {
    send(3000, 0.1, 20 * MILLIS);
    assertThat(window.size()).isBetween(2_000_000L, 8L << 20);
    assertThat(window.measured()).isBetween(2_000_000L, 8L << 20);
  }

  @Test
  @DisplayName("never grows beyond 8 MiB")
  void ends() {
    send(20_000, 1, 200 * MILLIS);
    assertThat(window.size()).isEqualTo(8L << 20);
  }

  @Test
  @DisplayName("does not grow by and by on a slow line, however long that is used")
  void doesNotCreep() {
    send(3000, 0.001, 20 * MILLIS);
    assertThat(window.size()).isLessThan(2L << 20);
  }

  @Test
  @DisplayName("grows with a line that has become longer, after a while")
  void becomesLonger() {
    send(12_000, 0.05, time -> time < 2 * SECONDS ? 10 * MILLIS : 60 * MILLIS);
    assertThat(window.size()).isBetween(5_000_000L, 8L << 20);
  }

  @Test
  @DisplayName("keeps a long line full, though it is measured anew now and then")
  void staysFull() {
    int chunks = 30_000;
    long time = send(chunks, 0.1, _ -> 20 * MILLIS);
    assertThat(time).isLessThan((long) (1.02 * chunks * CHUNK / 0.1));
  }
}
