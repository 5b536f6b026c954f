package dev.hawser.internal.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.FileException.Reason;
import dev.hawser.file.Compare;
import dev.hawser.file.TransferOptions;
import dev.hawser.internal.disk.Disk;
import dev.hawser.internal.disk.FaultyDisk;
import dev.hawser.internal.file.protocol.Control.Totals;
import dev.hawser.internal.file.receive.HandSender;
import dev.hawser.internal.file.receive.ReceiverTest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A sender and a receiver")
@Timeout(180)
class SenderReceiverTest {
  private static final int LARGE = 4_000_000;

  @TempDir Path folder;
  private Path from;
  private Path to;

  @BeforeEach
  void folders() throws IOException {
    from = Files.createDirectory(folder.resolve("from"));
    to = Files.createDirectory(folder.resolve("to"));
  }

  private static TransferOptions options() {
    return TransferOptions.defaults();
  }

  private Path file(String path, int size) throws IOException {
    Path file = from.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, ReceiverTest.bytes(size, path.hashCode()));
    return Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
  }

  private void tree() throws IOException {
    for (int size : new int[] {0, 1, 4096, 100_000, 131_072, 131_073, 777_777}) {
      Path _ = file("a folder/of size " + size, size);
      Path _ = file("-leading/" + size + "\n", size);
    }
    for (int i = 0; i < 300; i++) {
      Path _ = file("many/%03d".formatted(i), 100 + i);
    }
    Files.createDirectories(from.resolve("empty/within"));
    Files.createSymbolicLink(from.resolve("many/link"), Path.of("000"));
    Files.createSymbolicLink(from.resolve("dangling"), Path.of("nowhere"));
    try (RandomAccessFile sparse = new RandomAccessFile(from.resolve("sparse").toFile(), "rw")) {
      sparse.setLength(3_000_000);
      sparse.seek(2_000_000);
      sparse.write(7);
    }
    Path _ = file("large", LARGE);
  }

  /// What is in a folder: content, links, times.
  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.toList()) {
        contents.put(folder.relativize(path).toString(), content(path));
      }
    }
    return contents;
  }

  private static String content(Path path) throws IOException {
    FileTime time = Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS);
    if (Files.isSymbolicLink(path)) {
      return "-> " + Files.readSymbolicLink(path);
    }
    return Files.isDirectory(path)
        ? "folder " + time
        : HandSender.hex(Files.readAllBytes(path)) + time;
  }

  private void assertSame() throws IOException {
    assertThat(contents(to)).isEqualTo(contents(from));
  }

  @Test
  @DisplayName("make one folder like the other, count the same and agree on every digest")
  void everything() throws Exception {
    tree();
    try (BothHalves halves = BothHalves.of(from, to, options()).start()) {
      Totals totals = halves.totals();
      assertSame();
      assertThat(totals.files()).isEqualTo(316);
      assertThat(totals.links()).isEqualTo(2);
      assertThat(totals.savedBytes()).isGreaterThan(2_500_000);
      assertThat(halves.sent.stored).isEqualTo(halves.received.stored).hasSize(316);
      assertThat(halves.sent.files).hasValue(316);
      assertThat(halves.received.files).hasValue(316);
      assertThat(halves.sent.dealtFiles).hasValue(316);
      assertThat(halves.received.dealtFiles).hasValue(316);
      assertThat(halves.sent.dealtBytes).hasValue(totals.bytes());
      assertThat(halves.received.dealtBytes).hasValue(totals.bytes());
      assertThat(halves.sent.travelled).hasValue(halves.received.travelled.get());
    }
  }

  @Test
  @DisplayName("find everything equal the next time, by time or by content")
  void again() throws Exception {
    tree();
    try (BothHalves first = BothHalves.of(from, to, options()).start()) {
      assertThat(first.totals().files()).isEqualTo(316);
    }
    TransferOptions byContent = options().comparing(Compare.CONTENT);
    for (TransferOptions how : new TransferOptions[] {options(), byContent}) {
      try (BothHalves next = BothHalves.of(from, to, how).start()) {
        Totals totals = next.totals();
        assertThat(totals.equal()).isGreaterThanOrEqualTo(314);
        assertThat(next.sent.travelled.get()).isLessThan(100);
        assertSame();
      }
    }
  }

  @Test
  @DisplayName("verify by SHA-256 at both ends")
  void verified() throws Exception {
    tree();
    try (BothHalves halves = BothHalves.of(from, to, options().verified()).start()) {
      assertThat(halves.totals().files()).isEqualTo(316);
      assertSame();
      assertThat(halves.sent.stored).isEqualTo(halves.received.stored);
      assertThat(halves.sent.stored.get("large")).startsWith("sha256:");
    }
  }

  @RepeatedTest(3)
  @DisplayName("send only what has changed within a large file")
  void delta() throws Exception {
    Path large = file("large", LARGE);
    try (BothHalves first = BothHalves.of(from, to, options()).start()) {
      assertThat(first.totals().files()).isEqualTo(1);
    }
    byte[] changed = Files.readAllBytes(large);
    changed[LARGE / 2]++;
    Files.write(large, changed);
    try (BothHalves second = BothHalves.of(from, to, options()).start()) {
      assertThat(second.totals().savedBytes()).isGreaterThan(LARGE - 100_000);
      assertThat(second.sent.travelled.get()).isLessThan(20_000);
      assertSame();
    }
  }

  @RepeatedTest(10)
  @DisplayName("bring everything though lanes break at any byte, or change one")
  void breaks() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    tree();
    try (BothHalves halves =
        new BothHalves(
            from,
            to,
            options().connections(1 + random.nextInt(3)),
            Disk.system(),
            wire -> {
              synchronized (random) {
                long left = random.nextInt(1_500_000);
                return new BothHalves.Breaking(wire, left, random.nextInt(4) == 0);
              }
            })) {
      halves.start();
      assertThat(halves.totals().files()).as("seed %d", seed).isEqualTo(316);
      assertSame();
      assertThat(halves.sent.stored).as("seed %d", seed).isEqualTo(halves.received.stored);
    }
  }

  @RepeatedTest(5)
  @DisplayName("go on where an earlier transfer was cut off")
  void resume() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    Path _ = file("large", 20_000_000);
    long travelled = 0;
    for (int cuts = 0; cuts < 4; cuts++) {
      try (BothHalves halves = BothHalves.of(from, to, options()).start()) {
        halves.awaitBytes(1 + random.nextInt(15_000_000));
        var _ = halves.cut(true);
        travelled += halves.received.travelled.get();
      }
    }
    try (BothHalves last = BothHalves.of(from, to, options()).start()) {
      var _ = last.totals();
      travelled += last.received.travelled.get();
    }
    assertSame();
    assertThat(travelled).as("seed %d", seed).isBetween(1L, 20_200_000L);
  }

  @Test
  @DisplayName("fail what does not fit on the disk, and nothing else")
  void full() throws Exception {
    for (int i = 0; i < 50; i++) {
      Path _ = file("%02d".formatted(i), 10_000);
    }
    Path _ = file("large", LARGE);
    FaultyDisk disk = new FaultyDisk();
    disk.room.set(1_000_000);
    try (BothHalves halves = new BothHalves(from, to, options(), disk, wire -> wire).start()) {
      Totals totals = halves.totals();
      assertThat(totals.files()).isBetween(1L, 50L);
      assertThat(halves.sent.failures).hasSize((int) (51 - totals.files()));
      assertThat(halves.received.failures)
          .hasSameSizeAs(halves.sent.failures)
          .allSatisfy(failure -> assertThat(failure.reason()).isEqualTo(Reason.NO_SPACE))
          .noneSatisfy(failure -> assertThat(failure).hasMessageContaining(to.toString()));
    }
    assertThat(to.resolve("large")).doesNotExist();
    disk.room.set(Long.MAX_VALUE);
    try (BothHalves halves = new BothHalves(from, to, options(), disk, wire -> wire).start()) {
      var _ = halves.totals();
    }
    assertSame();
  }

  @Test
  @DisplayName("mirror, but delete nothing if a file failed")
  void mirror() throws Exception {
    Path _ = file("a", 10);
    Files.write(to.resolve("extra"), new byte[5]);
    FaultyDisk disk = new FaultyDisk();
    disk.deniesCreating = true;
    TransferOptions mirrored = options().mirrored();
    try (BothHalves halves = new BothHalves(from, to, mirrored, disk, wire -> wire).start()) {
      assertThat(halves.totals().deleted()).isZero();
    }
    assertThat(to.resolve("extra")).exists();
    disk.deniesCreating = false;
    try (BothHalves halves = new BothHalves(from, to, mirrored, disk, wire -> wire).start()) {
      assertThat(halves.totals().deleted()).isEqualTo(1);
    }
    assertSame();
  }
}
