package dev.hawser.internal.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import dev.hawser.file.TransferOptions;
import dev.hawser.internal.disk.FaultyDisk;
import dev.hawser.internal.file.protocol.Chunk;
import dev.hawser.internal.file.protocol.Control.Totals;
import dev.hawser.internal.file.receive.ReceiverTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("When the disk is full")
@Timeout(180)
class FullDiskTest {
  private static final int LARGE = 5 * Chunk.SIZE + 10;
  private static final TransferOptions DEFAULTS = TransferOptions.defaults();

  @TempDir Path folder;
  private final FaultyDisk disk = new FaultyDisk();
  private Path from;
  private Path to;

  @BeforeEach
  void folders() throws IOException {
    from = Files.createDirectory(folder.resolve("from"));
    to = Files.createDirectory(folder.resolve("to"));
  }

  private Path file(String name, int size) throws IOException {
    return Files.write(from.resolve(name), ReceiverTest.bytes(size, name.hashCode()));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> String.valueOf(path.getFileName())).sorted().toList();
    }
  }

  /// Transfers everything; both ends must have failed the same.
  private Totals transfer(TransferOptions options, List<FileException> failures) throws Exception {
    try (BothHalves halves = new BothHalves(from, to, options, disk, wire -> wire).start()) {
      Totals totals = halves.totals();
      assertThat(halves.sent.failures).hasSameSizeAs(halves.received.failures);
      failures.addAll(halves.sent.failures);
      return totals;
    }
  }

  private Totals transfer(TransferOptions options) throws Exception {
    List<FileException> failures = new ArrayList<>();
    Totals totals = transfer(options, failures);
    assertThat(failures).isEmpty();
    return totals;
  }

  private FileException fails(TransferOptions options) throws Exception {
    List<FileException> failures = new ArrayList<>();
    var _ = transfer(options, failures);
    assertThat(failures).hasSize(1);
    FileException failure = failures.getFirst();
    assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(Reason.NO_SPACE);
    assertThat(failure).message().startsWith("'large': ").contains("make room");
    return failure;
  }

  @ParameterizedTest(name = "room for {0} bytes")
  @ValueSource(ints = {0, 1, Chunk.SIZE - 1, Chunk.SIZE, 3 * Chunk.SIZE + 77, LARGE - 1})
  @DisplayName("a large file fails at any byte, the old one stays, and it goes on from there later")
  void resumed(int room) throws Exception {
    Path large = file("large", LARGE);
    Path target = Files.writeString(to.resolve("large"), "old");
    disk.room.set(room);
    var _ = fails(DEFAULTS);
    assertThat(target).hasContent("old");
    disk.room.set(Long.MAX_VALUE);
    Totals totals = transfer(DEFAULTS);
    assertThat(totals.files()).isEqualTo(1);
    assertThat(target).hasSameBinaryContentAs(large);
    assertThat(names(to)).containsExactly("large");
  }

  @Test
  @DisplayName("what has come of a large file need not travel again when there is room")
  void saves() throws Exception {
    Path large = file("large", 40 * Chunk.SIZE);
    disk.room.set(30L * Chunk.SIZE);
    var _ = fails(DEFAULTS);
    assertThat(names(to)).isNotEmpty().doesNotContain("large");
    disk.room.set(Long.MAX_VALUE);
    assertThat(transfer(DEFAULTS).savedBytes()).isGreaterThanOrEqualTo(20L * Chunk.SIZE);
    assertThat(to.resolve("large")).hasSameBinaryContentAs(large);
  }

  @ParameterizedTest(name = "room for {0} bytes")
  @ValueSource(ints = {0, Chunk.SIZE, 3 * Chunk.SIZE + 77, LARGE - 1})
  @DisplayName("nothing of it stays if parts are not to be kept")
  void discarded(int room) throws Exception {
    Path _ = file("large", LARGE);
    disk.room.set(room);
    var _ = fails(DEFAULTS.discardingParts());
    assertThat(names(to)).isEmpty();
    disk.room.set(Long.MAX_VALUE);
    assertThat(transfer(DEFAULTS).savedBytes()).isZero();
  }

  @Test
  @DisplayName("a file that cannot fit is refused at once, and says what it needs and what is free")
  void toldAtOnce() throws Exception {
    Path _ = file("large", LARGE);
    disk.usable = 1000;
    assertThat(fails(DEFAULTS))
        .hasMessageContaining(LARGE + " bytes")
        .hasMessageContaining("1000 are free");
    assertThat(names(to)).isEmpty();
  }

  @Test
  @DisplayName("in the middle of a folder, what fits arrives, and what does not leaves nothing")
  void folder() throws Exception {
    for (int i = 0; i < 40; i++) {
      Path _ = file("small %02d".formatted(i), 10_000);
    }
    disk.room.set(255_000);
    List<FileException> failures = new ArrayList<>();
    Totals totals = transfer(DEFAULTS.mirrored(), failures);
    assertThat(totals.files()).isEqualTo(25);
    assertThat(failures)
        .hasSize(15)
        .allSatisfy(failure -> assertThat(failure.reason()).isEqualTo(Reason.NO_SPACE))
        .extracting(FileException::path)
        .doesNotHaveDuplicates();
    assertThat(names(to)).hasSize(25).allSatisfy(name -> assertThat(name).startsWith("small"));
    for (String name : names(to)) {
      assertThat(to.resolve(name)).hasSameBinaryContentAs(from.resolve(name));
    }
    disk.room.set(Long.MAX_VALUE);
    assertThat(transfer(DEFAULTS).files()).isEqualTo(15);
    assertThat(names(to))
        .isEqualTo(IntStream.range(0, 40).mapToObj("small %02d"::formatted).toList());
  }
}
