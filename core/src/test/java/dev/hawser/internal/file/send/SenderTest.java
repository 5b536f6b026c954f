package dev.hawser.internal.file.send;

import static dev.hawser.internal.file.send.HandReceiver.await;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.ClosedException;
import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import dev.hawser.Outcome;
import dev.hawser.file.TransferOptions;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.delta.Signatures;
import dev.hawser.internal.file.protocol.Chunk;
import dev.hawser.internal.file.protocol.Control.Again;
import dev.hawser.internal.file.protocol.Control.AllSent;
import dev.hawser.internal.file.protocol.Control.Done;
import dev.hawser.internal.file.protocol.Control.Failed;
import dev.hawser.internal.file.protocol.Control.Finished;
import dev.hawser.internal.file.protocol.Control.Had;
import dev.hawser.internal.file.protocol.Control.Old;
import dev.hawser.internal.file.protocol.Control.Scanned;
import dev.hawser.internal.file.protocol.Control.Sent;
import dev.hawser.internal.file.protocol.Control.Wanted;
import dev.hawser.internal.file.protocol.Digests;
import dev.hawser.internal.file.send.HandReceiver.Arrival;
import dev.hawser.internal.file.send.HandReceiver.Verdict;
import dev.hawser.internal.time.ManualTimer;
import dev.hawser.internal.time.Timer;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The sender of a transfer")
@Timeout(180)
class SenderTest {
  private static final int LARGE = 10 * Chunk.SIZE + 77;

  @TempDir Path folder;
  private final Random random = new Random(17);
  private HandReceiver receiver;

  @BeforeEach
  void receives() throws IOException {
    receiver = new HandReceiver(folder);
    receiver.opens = false;
  }

  @AfterEach
  void ends() {
    receiver.close();
    assertThat(receiver.errors).isEmpty();
  }

  private byte[] file(String path, int size) throws IOException {
    byte[] content = new byte[size];
    random.nextBytes(content);
    write(path, content);
    return content;
  }

  private void write(String path, byte[] content) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private void transfer() throws Exception {
    receiver.sender().start();
    assertThat(receiver.sender().outcome().get(60, SECONDS)).isEqualTo(HandReceiver.TOTALS);
  }

  private Arrival arrives(String path, byte[] content) {
    Arrival arrival = receiver.arrival(path);
    assertThat(Arrays.equals(arrival.content, content)).as("content of " + path).isTrue();
    assertThat(digest(arrival)).as(path).isEqualTo(arrival.sent.digest());
    return arrival;
  }

  private static byte[] digest(Arrival arrival) {
    int chunks = Chunk.count(arrival.entry.size());
    int[] sums = new int[chunks];
    for (int i = 0; i < chunks; i++) {
      int length = Chunk.length(arrival.entry.size(), i);
      sums[i] = Chunk.sum(arrival.content, i * Chunk.SIZE, length);
    }
    return Digests.ofSums(sums);
  }

  @Test
  @DisplayName("sends all kinds of files, with digests of what they contain, and finishes")
  void sendsAll() throws Exception {
    byte[] small = file("a/small", 5000);
    byte[] large = file("b", LARGE);
    byte[] exact = file("c", 2 * Chunk.SIZE);
    byte[] empty = file("empty", 0);
    Files.createDirectories(folder.resolve("nothing/in/it"));
    Files.createSymbolicLink(folder.resolve("link"), Path.of("b"));

    transfer();

    arrives("a/small", small);
    arrives("b", large);
    arrives("c", exact);
    arrives("empty", empty);
    assertThat(receiver.arrivals)
        .containsKeys("", "a", "link", "nothing", "nothing/in", "nothing/in/it");
    assertThat(receiver.said).contains(new Scanned(4, 5000 + LARGE + exact.length));
    assertThat(receiver.said.getLast()).isEqualTo(new AllSent());
    assertThat(receiver.counts.stored).containsOnlyKeys("a/small", "b", "c", "empty");
    assertThat(receiver.counts.dealtFiles).hasValue(4);
    assertThat(receiver.counts.dealtBytes).hasValue(receiver.counts.bytes.get());
  }

  @Test
  @DisplayName("sends no zeros")
  void zeros() throws Exception {
    byte[] holes = new byte[LARGE];
    holes[3 * Chunk.SIZE] = 1;
    write("holes", holes);

    transfer();

    Arrival arrival = arrives("holes", holes);
    assertThat(arrival.chunks)
        .filteredOn(chunk -> chunk.encoding() == Chunk.RAW)
        .extracting(Chunk::number)
        .containsExactly(3);
    assertThat(receiver.counts.travelled).hasValueLessThan(2 * Chunk.SIZE);
  }

  @Test
  @DisplayName("sends nothing that is not wanted, and counts it as dealt with")
  void notWanted() throws Exception {
    file("a", LARGE);
    byte[] wanted = file("b", 100);
    receiver.verdict = entry -> entry.path().equals("b") ? Verdict.WANTED : Verdict.LEFT;

    transfer();

    arrives("b", wanted);
    assertThat(receiver.arrival("a").chunks).isEmpty();
    assertThat(receiver.counts.dealtFiles).hasValue(2);
    assertThat(receiver.counts.dealtBytes).hasValue(LARGE + 100);
    assertThat(receiver.counts.stored).containsOnlyKeys("b");
  }

  @Test
  @DisplayName("ends with only an empty folder, too")
  void empty() throws Exception {
    transfer();
    assertThat(receiver.said).contains(new Scanned(0, 0), new AllSent());
  }

  @Test
  @DisplayName("goes on with other files while one is put off, and ends only after that one")
  void putOff() throws Exception {
    byte[] first = file("a", 100);
    byte[] second = file("b", 200);
    receiver.verdict =
        entry ->
            switch (entry.path()) {
              case "a" -> Verdict.LATER;
              case "b" -> Verdict.WANTED;
              default -> Verdict.LEFT;
            };
    receiver.sender().start();
    await(() -> receiver.counts.stored.containsKey("b"));
    assertThat(receiver.said).doesNotContain(new AllSent());

    receiver.reply(new Wanted(receiver.number("a")));
    receiver.sender().outcome().get(60, SECONDS);

    arrives("a", first);
    arrives("b", second);
  }

  private int later(String path) {
    receiver.verdict = entry -> entry.path().equals(path) ? Verdict.LATER : Verdict.LEFT;
    receiver.sender().start();
    await(() -> receiver.arrivals.containsKey(path));
    return receiver.number(path);
  }

  @Test
  @DisplayName(
      "does not send again what an earlier attempt left, and knows the digest all the same")
  void resumes() throws Exception {
    byte[] content = file("a", LARGE);
    int number = later("a");
    Arrival arrival = receiver.arrival("a");
    int have = 7;
    boolean[] had = new boolean[have];
    int[] sums = new int[have];
    for (int i = 0; i < have; i += 2) {
      had[i] = true;
      sums[i] = Chunk.sum(content, i * Chunk.SIZE, Chunk.SIZE);
      System.arraycopy(content, i * Chunk.SIZE, arrival.content, i * Chunk.SIZE, Chunk.SIZE);
      arrival.got.set(i);
    }
    receiver.reply(new Had(number, 0, Arrays.copyOf(had, 3), Arrays.copyOf(sums, 3)));
    receiver.reply(
        new Had(number, 3, Arrays.copyOfRange(had, 3, have), Arrays.copyOfRange(sums, 3, have)));
    receiver.reply(new Wanted(number));
    receiver.sender().outcome().get(60, SECONDS);

    arrives("a", content);
    assertThat(arrival.chunks).extracting(Chunk::number).containsExactly(1, 3, 5, 7, 8, 9, 10);
    assertThat(receiver.counts.dealtBytes).hasValue(LARGE);
  }

  @Test
  @DisplayName("only says so if an earlier attempt left everything")
  void resumesAll() throws Exception {
    byte[] content = file("a", Chunk.SIZE + 5);
    int number = later("a");
    Arrival arrival = receiver.arrival("a");
    System.arraycopy(content, 0, arrival.content, 0, content.length);
    arrival.got.set(0, 2);
    int[] sums = {
      Chunk.sum(content, 0, Chunk.SIZE), Chunk.sum(content, Chunk.SIZE, 5),
    };
    receiver.reply(new Had(number, 0, new boolean[] {true, true}, sums));
    receiver.reply(new Wanted(number));
    receiver.sender().outcome().get(60, SECONDS);

    arrives("a", content);
    assertThat(arrival.chunks).isEmpty();
  }

  private void old(String path, byte[] content, Path at) throws IOException {
    Files.write(at, content);
    int number = later(path);
    receiver.arrival(path).old = at;
    try (FileChannel channel = FileChannel.open(at)) {
      Signatures signatures = Signatures.of(channel, content.length, 5);
      for (int i = 0; i < signatures.slices(); i++) {
        Output slice = new Output();
        signatures.encode(i, slice);
        receiver.reply(new Old(number, slice.intoByteArray()));
      }
    }
    receiver.reply(new Wanted(number));
  }

  @Test
  @DisplayName("sends of a changed file little more than what changed")
  void delta(@TempDir Path elsewhere) throws Exception {
    byte[] before = file("a", 40 * Chunk.SIZE + 99);
    byte[] after = before.clone();
    after[5 * Chunk.SIZE + 12]++;
    Arrays.fill(after, 9 * Chunk.SIZE, 12 * Chunk.SIZE, (byte) 0);
    write("a", after);

    old("a", before, elsewhere.resolve("old"));
    receiver.sender().outcome().get(60, SECONDS);

    Arrival arrival = arrives("a", after);
    assertThat(arrival.recipes()).isGreaterThan(30);
    assertThat(receiver.counts.travelled).hasValueLessThan(Chunk.SIZE / 2);
  }

  @Test
  @DisplayName("sends a file as it is if the older version is of no use")
  void uselessOld(@TempDir Path elsewhere) throws Exception {
    byte[] content = file("a", LARGE);
    byte[] other = new byte[LARGE];
    random.nextBytes(other);

    old("a", other, elsewhere.resolve("old"));
    receiver.sender().outcome().get(60, SECONDS);

    assertThat(arrives("a", content).recipes()).isZero();
  }

  @Test
  @DisplayName("only says so if the older version is the same")
  void same(@TempDir Path elsewhere) throws Exception {
    byte[] content = file("a", LARGE);

    old("a", content, elsewhere.resolve("old"));
    receiver.sender().outcome().get(60, SECONDS);

    Arrival arrival = receiver.arrival("a");
    assertThat(arrival.same).isTrue();
    assertThat(arrival.chunks).isEmpty();
    assertThat(receiver.counts.stored).isEmpty();
    assertThat(receiver.counts.dealtBytes).hasValue(LARGE);
    assertThat(receiver.counts.dealtFiles).hasValue(1);
  }

  @Test
  @DisplayName("sends again what the receiver has lost, and says again that all was sent")
  void again() throws Exception {
    byte[] content = file("a", LARGE);
    receiver.completes = false;
    receiver.sender().start();
    await(() -> receiver.said.contains(new AllSent()));

    int number = receiver.number("a");
    receiver.reply(new Again(number, List.of(2, 4, 2)));
    await(() -> receiver.said.stream().filter(Sent.class::isInstance).count() == 2);

    arrives("a", content);
    await(() -> receiver.arrival("a").chunks.size() == 13);
    receiver.reply(new Done(List.of(number)));
    receiver.reply(new Finished(HandReceiver.TOTALS));
    receiver.sender().outcome().get(60, SECONDS);
    assertThat(receiver.counts.dealtBytes).hasValue(LARGE);
  }

  @Test
  @DisplayName("tells the SHA-256 of the content if that was asked for")
  void verifies() throws Exception {
    receiver.close();
    byte[] content = file("a", LARGE);
    receiver = new HandReceiver(folder, TransferOptions.defaults().verified(), Timer.system());

    transfer();

    Arrival arrival = arrives("a", content);
    assertThat(arrival.sent.sha256())
        .isEqualTo(MessageDigest.getInstance("SHA-256").digest(content));
    assertThat(receiver.counts.stored.get("a")).startsWith("sha256:");
  }

  @Test
  @DisplayName("stops sending a file that the receiver cannot store; others go on")
  void failsThere() throws Exception {
    file("a", 40 * Chunk.SIZE);
    byte[] other = file("b", 500);
    receiver.acknowledges = false;
    receiver.sender().start();
    await(() -> receiver.counts.travelled.get() > 2 * Chunk.SIZE);
    FileException full = new FileException(Reason.NO_SPACE, "a", "'a': full", Outcome.EXECUTED);
    receiver.reply(new Failed(receiver.number("a"), full));
    receiver.acknowledge(0);
    receiver.sender().outcome().get(60, SECONDS);

    arrives("b", other);
    assertThat(receiver.arrival("a").chunks).hasSizeLessThan(10);
    assertThat(receiver.counts.failures).hasSize(1);
    assertThat(receiver.counts.dealtBytes).hasValue(40 * Chunk.SIZE + 500);
  }

  // ---- pausing and ending ----

  @Test
  @DisplayName("sends nothing while it is paused, and all when it goes on")
  void pauses() throws Exception {
    byte[] content = file("a", LARGE);
    receiver.sender().pause();
    receiver.sender().start();
    await(() -> receiver.said.stream().anyMatch(Scanned.class::isInstance));
    assertThat(receiver.counts.travelled).hasValue(0);

    receiver.sender().resume();
    receiver.sender().outcome().get(60, SECONDS);
    arrives("a", content);
  }

  @Test
  @DisplayName("goes on after a pause with a file that one lane has for itself")
  void pausesWithin(@TempDir Path elsewhere) throws Exception {
    byte[] content = file("a", LARGE);
    byte[] other = new byte[LARGE];
    random.nextBytes(other);
    receiver.acknowledges = false;
    old("a", other, elsewhere.resolve("old"));
    await(() -> receiver.arrival("a").chunks.size() >= 4);
    receiver.sender().pause();
    receiver.acknowledge(0);
    receiver.sender().resume();
    receiver.sender().outcome().get(60, SECONDS);
    arrives("a", content);
  }

  @Test
  @DisplayName("ends at any moment, with the reason")
  void endsWithReason() throws Exception {
    file("a", 40 * Chunk.SIZE);
    receiver.acknowledges = false;
    receiver.sender().start();
    await(() -> receiver.counts.travelled.get() > Chunk.SIZE);
    ClosedException reason = new ClosedException("enough", Outcome.MAYBE_EXECUTED);
    receiver.sender().end(reason, true);
    receiver.sender().end(new ClosedException("too late", Outcome.MAYBE_EXECUTED), true);
    assertThatThrownBy(() -> receiver.sender().outcome().get(5, SECONDS)).hasCause(reason);
  }

  @Test
  @DisplayName("ends before it has begun")
  void endsAtOnce() {
    ClosedException reason = new ClosedException("enough", Outcome.NOT_SENT);
    receiver.sender().end(reason, true);
    receiver.sender().start();
    assertThat(receiver.sender().outcome()).isCompletedExceptionally();
    assertThat(receiver.said).isEmpty();
  }

  @Test
  @DisplayName("sends no faster than allowed")
  void limited() throws Exception {
    receiver.close();
    byte[] content = file("a", LARGE);
    ManualTimer timer = new ManualTimer();
    int rate = Chunk.SIZE;
    receiver = new HandReceiver(folder, TransferOptions.defaults().rateLimit(rate), timer);
    receiver.opens = false;
    receiver.sender().start();
    AtomicLong millis = new AtomicLong();
    await(() -> {
      timer.advance(Duration.ofMillis(50));
      long allowed = millis.addAndGet(50) / 1000 + 2;
      boolean begun = receiver.arrivals.containsKey("a");
      assertThat(begun ? receiver.arrival("a").chunks.size() : 0)
          .isLessThanOrEqualTo((int) allowed);
      return receiver.sender().outcome().isDone();
    });
    assertThat(millis.get()).isGreaterThan(9_000);
    arrives("a", content);
  }
}
