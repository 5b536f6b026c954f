package dev.hawser.internal.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A file of a few chunks on its way in")
class BriefPartTest {
  private static final int MOST = 300;

  @TempDir Path folder;
  private final FaultyDisk disk = new FaultyDisk();
  private final PartSample sample = PartSample.ofSize(100);
  private Path target;

  @BeforeEach
  void name() {
    target = folder.resolve("file");
  }

  @Test
  @DisplayName("needs one hidden file, and no map, until it is complete")
  void finish() throws Exception {
    Part part = sample.openBriefly(disk, target, true);
    sample.giveRest(part);
    assertThat(PartSample.names(folder)).singleElement().matches(Part::isOurs);
    assertThat(part.recheck()).isZero();
    sample.finish(part);
    assertThat(PartSample.names(folder)).containsExactly("file");
    assertThat(target).hasBinaryContent(sample.content());
  }

  @Test
  @DisplayName("goes on where an earlier transfer ended")
  void resume() throws Exception {
    try (Part part = sample.openBriefly(disk, target, true)) {
      sample.give(part, 1);
      sample.give(part, 4);
    }
    assertThat(PartSample.names(folder)).containsExactly(".file.hawser-map", ".file.hawser-part");
    Part part = sample.openBriefly(disk, target, true);
    sample.assertHonest(part, folder);
    assertThat(sample.giveRest(part)).isEqualTo(5);
    sample.finish(part);
    assertThat(PartSample.names(folder)).containsExactly("file");
    assertThat(target).hasBinaryContent(sample.content());
  }

  @Test
  @DisplayName("goes on after it could not be put into place")
  void folderInTheWay() throws Exception {
    Files.createDirectory(target);
    try (Part part = sample.openBriefly(disk, target, true)) {
      sample.giveRest(part);
      assertThatThrownBy(() -> sample.finish(part)).isInstanceOf(FileException.class);
    }
    Files.delete(target);
    Part part = sample.openBriefly(disk, target, true);
    assertThat(part.isComplete()).isTrue();
    sample.finish(part);
    assertThat(target).hasBinaryContent(sample.content());
  }

  @Test
  @DisplayName(
      "leaves nothing if nothing has come, if it is discarded, or if nothing is to be kept")
  void nothingLeft() throws Exception {
    sample.openBriefly(disk, target, true).close();
    Part discarded = sample.openBriefly(disk, target, true);
    sample.give(discarded, 0);
    discarded.discard();
    try (Part unkept = sample.openBriefly(disk, target, false)) {
      sample.give(unkept, 0);
    }
    assertThat(PartSample.names(folder)).isEmpty();
  }

  @Test
  @DisplayName(
      "is never there in part, and goes on or begins anew, at whichever byte the disk is full")
  void fullDisk() throws Exception {
    Files.writeString(target, "old");
    for (boolean keep : new boolean[] {true, false}) {
      for (int room = 0; room < MOST; room++) {
        disk.room.set(room);
        if (runsOutOfSpace(keep)) {
          assertThat(target).hasContent("old");
          disk.room.set(Long.MAX_VALUE);
          complete(keep);
        }
        assertThat(target).hasBinaryContent(sample.content());
        assertThat(PartSample.names(folder)).containsExactly("file");
        Files.writeString(target, "old");
      }
    }
  }

  private boolean runsOutOfSpace(boolean keep) throws IOException {
    try (Part part = sample.openBriefly(disk, target, keep)) {
      sample.giveRest(part);
      sample.finish(part);
      return false;
    } catch (FileException e) {
      assertThat(e.reason()).isEqualTo(Reason.NO_SPACE);
    }
    if (!keep) {
      assertThat(PartSample.names(folder)).containsExactly("file");
    }
    return true;
  }

  private void complete(boolean keep) throws IOException {
    Part part = sample.openBriefly(disk, target, keep);
    if (!PartSample.names(folder).stream().allMatch(name -> name.endsWith(".hawser-new"))
        && part.had() > 0) {
      sample.assertHonest(part, folder);
    }
    sample.giveRest(part);
    sample.finish(part);
  }

  @Test
  @DisplayName(
      "is left alone while it is written, even for hours, and removed an hour after a kill")
  void leftOver() throws Exception {
    Part part = sample.openBriefly(disk, target, true);
    sample.give(part, 0);
    Path left = folder.resolve(HiddenNames.fresh(disk.now.toEpochMilli(), 4711, 1));
    Files.writeString(left, "half");
    disk.now = disk.now.plus(Duration.ofHours(3));
    new SmallFiles(disk, false, false)
        .write(folder.resolve("other"), new byte[0], 0, 0, empty("other"));
    assertThat(left).doesNotExist();
    sample.giveRest(part);
    sample.finish(part);
    assertThat(PartSample.names(folder)).isEqualTo(List.of("file", "other"));
  }

  private static Entry empty(String name) {
    return new Entry(name, Entry.Kind.FILE, 0, 0, -1, "");
  }

  @Test
  @DisplayName("is written by one transfer at a time")
  void inUse() {
    try (Part part = sample.openBriefly(disk, target, true)) {
      assertThatThrownBy(() -> sample.openBriefly(disk, target, true))
          .isInstanceOfSatisfying(
              FileException.class, e -> assertThat(e.reason()).isEqualTo(Reason.IN_USE));
      assertThat(part.had()).isZero();
    }
  }

  @Test
  @DisplayName("is kept or removed although its thread is interrupted")
  void interrupted() throws Exception {
    for (boolean keep : new boolean[] {false, true}) {
      Part part = sample.openBriefly(disk, target, keep);
      sample.give(part, 0);
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> sample.give(part, 2)).isInstanceOf(FileException.class);
      part.close();
      assertThat(Thread.interrupted()).isTrue();
      assertThat(PartSample.names(folder)).hasSize(keep ? 2 : 0);
    }
    try (Part part = sample.openBriefly(disk, target, false)) {
      assertThat(part.had()).isOne();
    }
  }

  @Test
  @DisplayName("is what files of up to 4 MB are")
  void limit() throws Exception {
    try (Part part = Part.open(disk, target, 32L * Part.CHUNK, 7, true)) {
      assertThat(part.chunks()).isEqualTo(32);
      assertThat(HiddenNames.map(target)).doesNotExist();
    }
    try (Part part = Part.open(disk, target, 32L * Part.CHUNK + 1, 7, true)) {
      assertThat(part.chunks()).isEqualTo(33);
      assertThat(HiddenNames.map(target)).exists();
    }
  }
}
