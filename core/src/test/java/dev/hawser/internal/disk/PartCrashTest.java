package dev.hawser.internal.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.FileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What a killed process or a crashed machine leaves of a large file")
class PartCrashTest {
  @TempDir Path folder;
  private final FaultyDisk disk = new FaultyDisk();
  private final PartSample sample = PartSample.ofSize(100);
  private Path target;

  @BeforeEach
  void name() {
    target = folder.resolve("file");
  }

  @Test
  @DisplayName("claims nothing wrong, whenever it was killed, and can be completed")
  void killedAnywhere() throws Exception {
    Path source = Files.createDirectory(folder.resolve("source"));
    Path copies = Files.createDirectory(folder.resolve("copies"));
    Path file = Files.writeString(source.resolve("file"), "old");
    List<Path> moments = new ArrayList<>();
    disk.beforeEach = () -> moments.add(copy(source, copies.resolve("" + moments.size())));
    try (Part part = PartSample.of(new byte[50], 5).open(disk, file)) {
      part.write(1, new byte[16], 0, 16, PartSample.of(new byte[50], 5).sum(1));
    }
    try (Part part = sample.open(disk, file)) {
      for (int chunk : new int[] {5, 0, 1, 6}) {
        sample.give(part, chunk);
      }
    }
    Part part = sample.open(disk, file);
    sample.giveRest(part);
    sample.finish(part);
    disk.beforeEach = () -> {};
    assertThat(moments).hasSizeGreaterThan(25);
    for (Path moment : moments) {
      completeFrom(moment);
    }
  }

  private void completeFrom(Path moment) throws IOException {
    Path file = moment.resolve("file");
    byte[] there = Files.readAllBytes(file);
    assertThat(new String(there).equals("old") || Arrays.equals(there, sample.content())).isTrue();
    Part part = sample.open(disk, file);
    sample.assertHonest(part, moment);
    sample.giveRest(part);
    sample.finish(part);
    assertThat(file).hasBinaryContent(sample.content());
    assertThat(PartSample.names(moment)).containsExactly("file");
  }

  private static Path copy(Path from, Path to) {
    try (Stream<Path> files = Files.list(from)) {
      Files.createDirectory(to);
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
      return to;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @DisplayName("is believed after a kill, and read after a crash, when chunks may be lost")
  void crash() throws Exception {
    half();
    byte[] part = Files.readAllBytes(HiddenNames.part(target));
    Arrays.fill(part, 2 * PartSample.CHUNK, 3 * PartSample.CHUNK, (byte) 0);
    Files.write(HiddenNames.part(target), part);
    disk.boot = "boot 2";
    try (Part found = sample.open(disk, target)) {
      assertThat(found.had()).isEqualTo(3);
      assertThat(found.has(2)).isFalse();
      sample.assertHonest(found, folder);
    }
    completed(1 + 3);
  }

  @Test
  @DisplayName("is read each time where nobody knows whether the machine was started again")
  void unknownBoot() throws Exception {
    disk.boot = "";
    half();
    byte[] part = Files.readAllBytes(HiddenNames.part(target));
    part[0]++;
    Files.write(HiddenNames.part(target), part);
    completed(1 + 3);
  }

  @Test
  @DisplayName("is not believed again if the reading after a crash was itself cut short")
  void crashWhileReading() throws Exception {
    half();
    byte[] part = Files.readAllBytes(HiddenNames.part(target));
    part[0]++;
    part[2 * PartSample.CHUNK]++;
    Files.write(HiddenNames.part(target), part);
    disk.boot = "boot 2";
    for (int left = 0; left < 8 * 2; left++) {
      Path copy = copy(folder, Files.createTempDirectory("hawser").resolve("copy"));
      disk.room.set(left);
      assertThat(failsToOpen(copy.resolve("file"))).isTrue();
      disk.room.set(Long.MAX_VALUE);
      try (Part found = sample.open(disk, copy.resolve("file"))) {
        sample.assertHonest(found, copy);
      }
    }
  }

  private boolean failsToOpen(Path file) {
    try (Part part = sample.open(disk, file)) {
      return part == null;
    } catch (FileException e) {
      return e.reason() == FileException.Reason.NO_SPACE;
    }
  }

  @Test
  @DisplayName("is read if its content is shorter than its map says")
  void truncated() throws Exception {
    half();
    byte[] part = Files.readAllBytes(HiddenNames.part(target));
    Files.write(HiddenNames.part(target), Arrays.copyOf(part, 2 * PartSample.CHUNK + 1));
    completed(5);
  }

  @Test
  @DisplayName("is worth nothing without its content, or without its map")
  void halfGone() throws Exception {
    for (boolean map : new boolean[] {true, false}) {
      half();
      Files.delete(map ? HiddenNames.map(target) : HiddenNames.part(target));
      completed(7);
    }
  }

  @Test
  @DisplayName("is not believed where a bit of its map is wrong")
  void damagedMap() throws Exception {
    half();
    Path map = HiddenNames.map(target);
    byte[] good = Files.readAllBytes(map);
    byte[] part = Files.readAllBytes(HiddenNames.part(target));
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= (byte) (1 << i % 8);
      assertHonest(bad, part);
    }
  }

  @Test
  @DisplayName("is not believed where its map is cut off, too long, or noise")
  void foreignMap() throws Exception {
    half();
    Path map = HiddenNames.map(target);
    byte[] good = Files.readAllBytes(map);
    byte[] part = Files.readAllBytes(HiddenNames.part(target));
    for (int length = 0; length < good.length; length++) {
      assertHonest(Arrays.copyOf(good, length), part);
    }
    assertHonest(Arrays.copyOf(good, good.length + 1000), part);
    Random random = new Random(1);
    for (int length = 0; length < 200; length += 7) {
      byte[] noise = new byte[length];
      random.nextBytes(noise);
      assertHonest(noise, part);
    }
  }

  private void assertHonest(byte[] map, byte[] content) throws IOException {
    Files.write(HiddenNames.map(target), map);
    Files.write(HiddenNames.part(target), content);
    try (Part part = sample.open(disk, target)) {
      sample.assertHonest(part, folder);
    }
  }

  @Test
  @DisplayName("is not believed with the map of another file")
  void mapOfAnother() throws Exception {
    half();
    PartSample other = PartSample.of(new byte[100], sample.entry().modified() + 1);
    try (Part part = other.open(disk, folder.resolve("other"))) {
      other.giveRest(part);
    }
    byte[] own = Files.readAllBytes(HiddenNames.map(target));
    byte[] foreign = Files.readAllBytes(HiddenNames.map(folder.resolve("other")));
    System.arraycopy(foreign, 80, own, 80, 8);
    Files.write(HiddenNames.map(target), own);
    completed(7);
  }

  @Test
  @DisplayName("does not break a transfer if it has more bytes than the source")
  void tooLong() throws Exception {
    half();
    byte[] part = Files.readAllBytes(HiddenNames.part(target));
    Files.write(HiddenNames.part(target), Arrays.copyOf(part, 300));
    completed(3);
  }

  /// Leaves chunks 0, 1, 2 and 4.
  private void half() {
    try (Part part = sample.open(disk, target)) {
      for (int chunk : new int[] {0, 1, 2, 4}) {
        sample.give(part, chunk);
      }
    }
  }

  private void completed(int missing) throws IOException {
    Part part = sample.open(disk, target);
    sample.assertHonest(part, folder);
    assertThat(sample.giveRest(part)).isEqualTo(missing);
    sample.finish(part);
    assertThat(target).hasBinaryContent(sample.content());
  }
}
