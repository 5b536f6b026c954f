package dev.hawser.internal.file.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.ClosedException;
import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import dev.hawser.Outcome;
import dev.hawser.file.Compare;
import dev.hawser.file.TransferOptions;
import dev.hawser.internal.delta.Matcher;
import dev.hawser.internal.disk.Confined;
import dev.hawser.internal.disk.Destination;
import dev.hawser.internal.disk.Disk;
import dev.hawser.internal.disk.NameRules;
import dev.hawser.internal.file.Counts;
import dev.hawser.internal.file.protocol.Chunk;
import dev.hawser.internal.file.protocol.Control.Again;
import dev.hawser.internal.file.protocol.Control.Sent;
import dev.hawser.internal.file.protocol.Control.SentFile;
import dev.hawser.internal.file.protocol.Control.Steps;
import dev.hawser.internal.file.protocol.Control.Totals;
import dev.hawser.internal.file.protocol.Line;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A receiver")
@Timeout(180)
public class ReceiverTest {
  private static final int[] SIZES = {
    0, 1, 4096, 65_536, 131_071, 131_072, 131_073, 300_000, 1_048_576 + 7
  };

  @TempDir Path folder;
  private final Counts counts = new Counts();

  private HandSender sender(TransferOptions options) {
    return sender(new HandSender(), options);
  }

  private HandSender sender(HandSender hand, TransferOptions options) {
    return hand.to(receiver(hand, options, false));
  }

  private Receiver receiver(Line line, TransferOptions options, boolean dry) {
    Destination destination =
        new Destination(Confined.folder(folder), "", options, NameRules.of(folder));
    return new Receiver(destination, options, dry, Disk.system(), line, counts);
  }

  private static TransferOptions options() {
    return TransferOptions.defaults();
  }

  public static byte[] bytes(int size, long seed) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private static Totals outcome(HandSender hand) throws Exception {
    return hand.receiver().outcome().get(60, TimeUnit.SECONDS);
  }

  private static Throwable failure(HandSender hand) {
    return hand.receiver().outcome().handle((_, e) -> e).orTimeout(60, TimeUnit.SECONDS).join();
  }

  @Test
  @DisplayName("stores files of all sizes with all their bytes, and says what it did")
  void sizes() throws Exception {
    HandSender hand = sender(options()).folder("");
    for (int size : SIZES) {
      hand.file("file-" + size, bytes(size, size));
    }
    Totals totals = hand.run();
    assertThat(outcome(hand)).isEqualTo(totals);
    for (int size : SIZES) {
      assertThat(folder.resolve("file-" + size)).hasBinaryContent(bytes(size, size));
    }
    assertThat(names()).hasSize(SIZES.length);
    assertThat(totals.files()).isEqualTo(SIZES.length);
    assertThat(totals.bytes()).isEqualTo(Arrays.stream(SIZES).sum());
    assertThat(totals.savedBytes()).isZero();
    assertThat(counts.dealtFiles).hasValue(SIZES.length);
    assertThat(counts.dealtBytes).hasValue(totals.bytes());
    assertThat(counts.stored.get("file-4096")).matches("tree:[0-9a-f]{64}");
    assertThat(hand.done).hasSize(SIZES.length);
  }

  @Test
  @DisplayName("verifies by SHA-256 what is on the disk, if that is wanted")
  void verify() throws Exception {
    HandSender hand = sender(options().verified()).folder("");
    for (int size : SIZES) {
      hand.file("file-" + size, bytes(size, size));
    }
    assertThat(hand.run().files()).isEqualTo(SIZES.length);
    assertThat(outcome(hand).files()).isEqualTo(SIZES.length);
    assertThat(counts.stored.get("file-0"))
        .isEqualTo("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  @DisplayName("keeps what has come of a large file, and asks only for the rest the next time")
  void resume() throws Exception {
    byte[] content = bytes(20 * Chunk.SIZE + 5, 1);
    HandSender first =
        sender(
            new HandSender() {
              @Override
              void sendChunk(int file, int chunk, @Nullable Matcher matcher) throws Exception {
                if (chunk < 15) {
                  super.sendChunk(file, chunk, matcher);
                }
              }
            },
            options());
    first.folder("").file("large", content).begin();
    while (first.chunksSent < 15) {
      first.hear(first.next());
    }
    first.receiver().end(new ClosedException("enough", Outcome.NOT_SENT), true);
    assertThat(failure(first)).isInstanceOf(ClosedException.class).hasMessage("enough");
    assertThat(folder.resolve("large")).doesNotExist();

    HandSender second = sender(options()).folder("").file("large", content);
    Totals totals = second.run();
    assertThat(second.chunksSent).isEqualTo(6);
    assertThat(folder.resolve("large")).hasBinaryContent(content);
    assertThat(totals.savedBytes()).isEqualTo(15L * Chunk.SIZE);
    assertThat(outcome(second)).isEqualTo(totals);
    assertThat(names()).containsExactly("large");
  }

  @Test
  @DisplayName("keeps nothing incomplete when the transfer is cancelled")
  void cancelled() throws Exception {
    HandSender hand =
        sender(
            new HandSender() {
              @Override
              void sendChunk(int file, int chunk, @Nullable Matcher matcher) throws Exception {
                if (chunk < 2) {
                  super.sendChunk(file, chunk, matcher);
                }
              }
            },
            options());
    hand.folder("").file("large", bytes(300_000, 1)).begin();
    while (hand.chunksSent < 2) {
      hand.hear(hand.next());
    }
    hand.receiver().end(new ClosedException("cancelled", Outcome.NOT_SENT), false);
    assertThat(failure(hand)).hasMessage("cancelled");
    assertThat(names()).isEmpty();
  }

  @Test
  @DisplayName("rebuilds a changed file from its older version and what has changed")
  void delta() throws Exception {
    byte[] content = bytes(3_000_000, 1);
    Files.write(folder.resolve("large"), content);
    byte[] changed = content.clone();
    changed[1_500_000]++;
    HandSender hand = sender(options()).folder("").file("large", changed);
    Totals totals = hand.run();
    assertThat(folder.resolve("large")).hasBinaryContent(changed);
    assertThat(hand.bytesSent).isLessThan(10_000);
    assertThat(totals.savedBytes()).isGreaterThan(2_900_000);
    assertThat(totals.bytes()).isEqualTo(3_000_000);
  }

  @Test
  @DisplayName("replaces nothing if the content is the same, but takes the time")
  void same() throws Exception {
    Path small = Files.write(folder.resolve("small"), bytes(5000, 1));
    Path large = Files.write(folder.resolve("large"), bytes(500_000, 1));
    HandSender hand =
        sender(options().comparing(Compare.CONTENT))
            .folder("")
            .file("large", bytes(500_000, 1))
            .file("small", bytes(5000, 1));
    Totals totals = hand.run();
    assertThat(totals.equal()).isEqualTo(2);
    assertThat(totals.files()).isZero();
    assertThat(hand.chunksSent).isZero();
    assertThat(Files.getLastModifiedTime(small).toMillis()).isEqualTo(1000);
    assertThat(Files.getLastModifiedTime(large).toMillis()).isEqualTo(1000);
    assertThat(names()).containsExactly("large", "small");
  }

  @Test
  @DisplayName("leaves alone what is there already")
  void equal() throws Exception {
    HandSender first = sender(options()).folder("").file("a", bytes(10, 1));
    first.run();
    HandSender second = sender(options()).folder("").file("a", bytes(10, 1));
    assertThat(second.run().equal()).isEqualTo(1);
    assertThat(second.chunksSent).isZero();
  }

  @Test
  @DisplayName("opens no more than 64 large files at once, and gets a thousand")
  void manyLarge() throws Exception {
    HandSender hand = sender(options()).folder("");
    byte[] content = bytes(140_000, 1);
    for (int i = 0; i < 1100; i++) {
      hand.file("%04d".formatted(i), content);
    }
    assertThat(hand.run().files()).isEqualTo(1100);
    assertThat(names()).hasSize(1100);
  }

  @Test
  @DisplayName("takes ten thousand small files")
  void manySmall() throws Exception {
    HandSender hand = sender(options()).folder("");
    byte[] content = bytes(4096, 1);
    for (int i = 0; i < 10_000; i++) {
      hand.file("%05d".formatted(i), content);
    }
    assertThat(hand.run().files()).isEqualTo(10_000);
    assertThat(hand.done).hasSize(10_000);
  }

  @Test
  @DisplayName("fails the transfer if a chunk on its stream was damaged")
  void damaged() throws Exception {
    HandSender hand =
        sender(
            new HandSender() {
              @Override
              void deliver(Chunk chunk, byte[] payload) throws IOException, InterruptedException {
                payload[7]++;
                super.deliver(chunk, payload);
              }
            },
            options());
    hand.folder("").file("a", bytes(100, 1));
    assertThatThrownBy(hand::run)
        .isInstanceOfSatisfying(
            FileException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CORRUPT));
    hand.receiver().end(new ClosedException("over", Outcome.NOT_SENT), true);
    assertThat(failure(hand)).isInstanceOf(ClosedException.class);
    assertThat(names()).isEmpty();
  }

  @Test
  @DisplayName("says that a file is corrupt if the sender's digest is another; others go on")
  void otherDigest() throws Exception {
    HandSender hand =
        sender(
            new HandSender() {
              @Override
              void sent(int file) throws Exception {
                receiver()
                    .heard(
                        new Sent(
                            List.of(
                                new SentFile(
                                    file,
                                    file == 3 ? digest(content(3)) : new byte[32],
                                    new byte[0]))));
              }
            },
            options());
    hand.folder("").file("a", bytes(100, 1)).file("b", bytes(500_000, 1)).file("c", bytes(9, 1));
    assertThat(hand.run().files()).isEqualTo(1);
    assertThat(hand.failed).containsOnlyKeys(1, 2);
    assertThat(hand.failed.get(2).failure().reason()).isEqualTo(Reason.CORRUPT);
    assertThat(folder.resolve("c")).hasBinaryContent(bytes(9, 1));
    assertThat(folder.resolve("b")).doesNotExist();
    assertThat(counts.failures).hasSize(2);
  }

  @Test
  @DisplayName("asks again, once, for what has rotted on the disk before it was verified")
  void rotten() throws Exception {
    HandSender hand =
        sender(
            new HandSender() {
              private boolean rotted;

              @Override
              void sent(int file) throws Exception {
                if (!rotted) {
                  rotted = true;
                  change(part(), 2 * Chunk.SIZE + 9);
                }
                super.sent(file);
              }
            },
            options().verified());
    byte[] content = bytes(5 * Chunk.SIZE, 1);
    assertThat(hand.folder("").file("large", content).run().files()).isEqualTo(1);
    assertThat(hand.heard).contains(new Again(1, List.of(2)));
    assertThat(folder.resolve("large")).hasBinaryContent(content);
    assertThat(hand.chunksSent).isEqualTo(6);
  }

  /// The hidden file that the content of the only large file goes to.
  private Path part() throws IOException {
    for (String name : names()) {
      if (name.contains(".hawser-")) {
        return folder.resolve(name);
      }
    }
    throw new AssertionError("no part among " + names());
  }

  private static void change(Path file, long position) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      channel.read(one, position);
      one.put(0, (byte) (one.get(0) + 1)).flip();
      channel.write(one, position);
    }
  }

  @Test
  @DisplayName("asks for chunks as they are when the older version changes meanwhile")
  void oldChanges() throws Exception {
    byte[] content = bytes(600_000, 1);
    Path there = Files.write(folder.resolve("large"), content);
    HandSender hand =
        sender(
            new HandSender() {
              @Override
              void send(int file) throws Exception {
                change(there, 300_000);
                super.send(file);
              }
            },
            options());
    byte[] changed = content.clone();
    changed[0]++;
    assertThat(hand.folder("").file("large", changed).run().files()).isEqualTo(1);
    assertThat(hand.heard).contains(new Again(1, List.of(2)));
    assertThat(there).hasBinaryContent(changed);
  }

  @Test
  @DisplayName("goes on with a part and an older version together")
  void resumedDelta() throws Exception {
    byte[] content = bytes(10 * Chunk.SIZE, 1);
    byte[] changed = content.clone();
    changed[5]++;
    changed[9 * Chunk.SIZE]++;
    Path old = Files.write(folder.resolve("large"), content);
    HandSender first =
        sender(
            new HandSender() {
              @Override
              void sendChunk(int file, int chunk, @Nullable Matcher matcher) throws Exception {
                if (chunk < 4) {
                  super.sendChunk(file, chunk, matcher);
                }
              }
            },
            options());
    first.folder("").file("large", changed).begin();
    while (first.chunksSent < 4) {
      first.hear(first.next());
    }
    first.receiver().end(new ClosedException("enough", Outcome.NOT_SENT), true);
    assertThat(failure(first)).hasMessage("enough");
    assertThat(old).hasBinaryContent(content);

    HandSender second = sender(options()).folder("").file("large", changed);
    assertThat(second.run().savedBytes()).isGreaterThan(9L * Chunk.SIZE);
    assertThat(second.chunksSent).isEqualTo(6);
    assertThat(second.bytesSent).isLessThan(5000);
    assertThat(old).hasBinaryContent(changed);
  }

  @Test
  @DisplayName("plans without touching anything")
  void plan() throws Exception {
    Files.write(folder.resolve("changed"), bytes(10, 1));
    HandSender hand = new HandSender();
    hand.to(receiver(hand, options(), true))
        .folder("")
        .file("changed", bytes(20, 1))
        .file("new", bytes(1_000_000, 1));
    Totals totals = hand.run();
    assertThat(totals.files()).isZero();
    assertThat(hand.chunksSent).isZero();
    assertThat(counts.steps)
        .extracting(step -> step.action() + " " + step.path())
        .contains("CHANGED changed", "NEW new");
    assertThat(hand.heard.stream().filter(Steps.class::isInstance).map(Steps.class::cast))
        .flatMap(Steps::steps)
        .isEqualTo(counts.steps);
    assertThat(names()).containsExactly("changed");
  }
}
