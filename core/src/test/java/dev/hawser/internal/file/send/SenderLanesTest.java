package dev.hawser.internal.file.send;

import static dev.hawser.internal.file.send.HandReceiver.await;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.file.TransferOptions;
import dev.hawser.internal.file.protocol.Chunk;
import dev.hawser.internal.file.protocol.Control.LaneEnded;
import dev.hawser.internal.file.protocol.Control.LaneLost;
import dev.hawser.internal.file.send.HandReceiver.Arrival;
import dev.hawser.internal.time.ManualTimer;
import dev.hawser.internal.time.Timer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The sender of a transfer, on lanes,")
@Timeout(180)
class SenderLanesTest {
  private static final int LARGE = 60 * Chunk.SIZE + 77;

  @TempDir Path folder;
  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);
  private final Map<String, byte[]> contents = new HashMap<>();
  private HandReceiver receiver;

  @AfterEach
  void ends() {
    receiver.close();
    assertThat(receiver.errors).isEmpty();
  }

  private void file(String path, int size) throws IOException {
    byte[] content = new byte[size];
    random.nextBytes(content);
    Files.createDirectories(folder.resolve(path).getParent());
    Files.write(folder.resolve(path), content);
    contents.put(path, content);
  }

  private void start(TransferOptions options, Timer timer) throws IOException {
    receiver = new HandReceiver(folder, options, timer);
  }

  private void transfer() throws Exception {
    receiver.sender().start();
    arrives();
  }

  private void arrives() throws Exception {
    try {
      receiver.sender().outcome().get(60, SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("never ends, with seed " + seed + ": " + receiver.said, e);
    }
    contents.forEach((path, content) -> {
      Arrival arrival = receiver.arrival(path);
      assertThat(Arrays.equals(arrival.content, content)).as(path + ", seed " + seed).isTrue();
    });
  }

  private long chunks() {
    return contents.keySet().stream().mapToLong(path -> receiver.arrival(path).chunks.size()).sum();
  }

  private long distinctChunks() {
    return contents.values().stream().mapToLong(content -> Chunk.count(content.length)).sum();
  }

  @Test
  @DisplayName("opens one when there is much to send, and sends each chunk once")
  void opensOne() throws Exception {
    file("a", 3 * LARGE);
    start(TransferOptions.defaults().connections(1), Timer.system());
    transfer();
    assertThat(receiver.opened).hasValue(1);
    assertThat(receiver.onLanes.get(1L).get()).isGreaterThan(20);
    assertThat(chunks()).isEqualTo(distinctChunks());
    assertThat(receiver.counts.dealtBytes).hasValue(3 * LARGE);
  }

  @Test
  @DisplayName("opens none for little")
  void opensNone() throws Exception {
    file("a", 1 << 20);
    start(TransferOptions.defaults(), Timer.system());
    transfer();
    assertThat(receiver.opened).hasValue(0);
  }

  @Test
  @DisplayName("gathers small files, and sends each once")
  void small() throws Exception {
    for (int i = 0; i < 700; i++) {
      file("folder/" + i, random.nextInt(10_000));
    }
    start(TransferOptions.defaults().connections(2), Timer.system());
    transfer();
    long nonEmpty = contents.values().stream().filter(content -> content.length > 0).count();
    assertThat(chunks()).isEqualTo(nonEmpty);
    assertThat(receiver.counts.stored).hasSize(700);
  }

  @RepeatedTest(8)
  @DisplayName("loses nothing when they break at any byte, several at once, at either end")
  void breaks() throws Exception {
    for (int i = 0; i < 100; i++) {
      file("small/" + i, random.nextInt(5_000));
    }
    file("large", LARGE);
    file("larger", 2 * LARGE);
    start(TransferOptions.defaults().connections(3), Timer.system());
    int most = 40 * Chunk.SIZE;
    receiver.breaksReading = () -> random(most);
    receiver.breaksWriting = () -> random(most);
    transfer();
    assertThat(receiver.counts.stored).hasSize(102);
    assertThat(receiver.counts.dealtBytes).hasValue(receiver.counts.bytes.get());
    assertThat(receiver.said.stream().filter(LaneLost.class::isInstance).distinct().count())
        .isLessThanOrEqualTo(receiver.opened.get());
  }

  private synchronized long random(int most) {
    return random.nextInt(most);
  }

  @Test
  @DisplayName("sends again only what has not arrived when one breaks")
  void sendsAgainLittle() throws Exception {
    file("a", 3 * LARGE);
    start(TransferOptions.defaults().connections(1), Timer.system());
    receiver.breaksWriting = () -> 20L * Chunk.SIZE;
    transfer();
    assertThat(receiver.onLanes.get(1L)).hasValueLessThan(20);
    assertThat(chunks()).isEqualTo(distinctChunks());
  }

  @Test
  @DisplayName("goes on without when none can be opened, and tries again, but not all the time")
  void triesAgain() throws Exception {
    file("a", LARGE);
    ManualTimer timer = new ManualTimer();
    start(TransferOptions.defaults().connections(1), timer);
    receiver.opens = false;
    receiver.acknowledges = false;
    receiver.sender().start();
    await(() -> receiver.opened.get() == 1);
    await(() -> receiver.onLanes.containsKey(0L));
    for (int i = 2; i < 6; i++) {
      int times = i;
      await(() -> timer.waiting() > 1);
      timer.advance(Duration.ofMillis(100L << (times - 2)));
      await(() -> receiver.opened.get() == times);
    }
    receiver.opens = true;
    await(() -> timer.waiting() > 1);
    timer.advance(Duration.ofMillis(100L << 4)); // the next pause, in which no lane stalls
    await(() -> receiver.onLanes.containsKey(6L));
    receiver.acknowledge(0);
    receiver.acknowledge(6);
    arrives();
  }

  @Test
  @DisplayName("gives up one on which nothing is acknowledged, and says so")
  void stalls() throws Exception {
    file("a", LARGE);
    ManualTimer timer = new ManualTimer();
    start(TransferOptions.defaults().connections(1), timer);
    receiver.acknowledges = false;
    receiver.notices = false;
    receiver.sender().start();
    await(() -> receiver.onLanes.containsKey(1L));
    await(() -> receiver.counts.travelled.get() > 3 * Chunk.SIZE);
    for (int i = 0; i < 3; i++) {
      timer.advance(Duration.ofSeconds(5));
    }
    await(() -> receiver.said.contains(new LaneLost(1)));
    receiver.acknowledge(0);
    arrives();
  }

  @Test
  @DisplayName("does not mind that one has ended before it was used")
  void endsEarly() throws Exception {
    file("a", LARGE);
    start(TransferOptions.defaults().connections(1), Timer.system());
    receiver.reply(new LaneEnded(1, 0));
    transfer();
    assertThat(receiver.onLanes).doesNotContainKey(1L);
  }

  @Test
  @DisplayName("has little on its way while small messages are about")
  void makesWay() throws Exception {
    file("a", LARGE);
    start(TransferOptions.defaults().connections(2), Timer.system());
    receiver.company = true;
    receiver.acknowledges = false;
    receiver.sender().start();
    await(() -> receiver.onLanes.size() > 0);
    receiver.acknowledge(0);
    receiver.acknowledges = true;
    arrives();
    assertThat(receiver.mostUnacknowledged).hasValueLessThanOrEqualTo(2);
  }
}
