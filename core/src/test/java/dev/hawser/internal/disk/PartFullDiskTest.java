package dev.hawser.internal.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A large file on a disk that is full or fails")
class PartFullDiskTest {
  private static final int MOST = 300;

  @TempDir Path folder;
  private final FaultyDisk disk = new FaultyDisk();
  private final PartSample sample = PartSample.ofSize(100);
  private Path target;

  @BeforeEach
  void name() throws IOException {
    target = Files.writeString(folder.resolve("file"), "old");
  }

  @Test
  @DisplayName("fails with a clear reason at any byte, and goes on when there is room again")
  void resumes() throws Exception {
    int failures = 0;
    for (int room = 0; room < MOST; room++) {
      disk.room.set(room);
      if (runsOutOfSpace(true)) {
        failures++;
        assertThat(target).hasContent("old");
        disk.room.set(Long.MAX_VALUE);
        Part part = sample.open(disk, target);
        sample.assertHonest(part, folder);
        sample.giveRest(part);
        sample.finish(part);
      }
      assertThat(target).hasBinaryContent(sample.content());
      assertThat(PartSample.names(folder)).containsExactly("file");
      Files.writeString(target, "old");
    }
    assertThat(failures).isBetween(200, MOST - 10);
  }

  @Test
  @DisplayName("leaves nothing behind at any byte, if nothing is to be kept")
  void cleansUp() throws Exception {
    for (int room = 0; room < MOST; room++) {
      disk.room.set(room);
      if (runsOutOfSpace(false)) {
        assertThat(target).hasContent("old");
      }
      assertThat(PartSample.names(folder)).containsExactly("file");
      Files.writeString(target, "old");
    }
  }

  @Test
  @DisplayName("can be given the chunk again that found no room")
  void sameChunkAgain() throws Exception {
    Part part = sample.open(disk, target);
    disk.room.set(5);
    assertFails(Reason.NO_SPACE, () -> sample.give(part, 3));
    assertThat(part.has(3)).isFalse();
    disk.room.set(Long.MAX_VALUE);
    sample.giveRest(part);
    sample.finish(part);
    assertThat(target).hasBinaryContent(sample.content());
  }

  private boolean runsOutOfSpace(boolean keep) {
    try (Part part = PartOpening.open(disk, target, sample.source(), keep, false, Holder.STAYS)) {
      sample.giveRest(part);
      sample.finish(part);
      return false;
    } catch (FileException e) {
      assertThat(e.reason()).isEqualTo(Reason.NO_SPACE);
      assertThat(e.path()).isEqualTo(target.toString());
      return true;
    }
  }

  @Test
  @DisplayName("is refused at once where it cannot fit, and the message says how much is missing")
  void cannotFit() throws Exception {
    disk.usable = 99;
    assertThatThrownBy(() -> sample.open(disk, target))
        .hasMessageContaining("100 bytes")
        .hasMessageContaining("99 are free")
        .hasMessageContaining(target.toString());
    assertThat(PartSample.names(folder)).containsExactly("file");
    disk.usable = 100;
    sample.open(disk, target).close();
  }

  @Test
  @DisplayName("needs room only for what is missing")
  void needsLess() {
    try (Part part = sample.open(disk, target)) {
      sample.give(part, 0);
      sample.give(part, 6);
    }
    disk.usable = 67;
    assertFails(Reason.NO_SPACE, () -> sample.open(disk, target));
    disk.usable = 68;
    try (Part part = sample.open(disk, target)) {
      assertThat(part.had()).isEqualTo(2);
    }
  }

  @Test
  @DisplayName("stays as a part if the disk fails at the end, and can be finished later")
  void failsAtTheEnd() throws Exception {
    Part part = sample.open(disk, target);
    sample.giveRest(part);
    disk.failsMoving = true;
    assertFails(Reason.IO, () -> sample.finish(part));
    disk.failsMoving = false;
    disk.failsForcing = true;
    assertFails(Reason.IO, () -> part.finish(sample.entry(), true, true));
    assertThat(target).hasContent("old");
    disk.failsForcing = false;
    part.finish(sample.entry(), true, true);
    assertThat(target).hasBinaryContent(sample.content());
    assertThat(PartSample.names(folder)).containsExactly("file");
  }

  @Test
  @DisplayName("is refused where nothing can be made, and leaves no lock behind")
  void denied() throws Exception {
    disk.deniesCreating = true;
    assertFails(Reason.DENIED, () -> sample.open(disk, target));
    disk.deniesCreating = false;
    try (Part part = sample.open(disk, target)) {
      sample.give(part, 0);
    }
    disk.failsReading = true;
    assertFails(Reason.IO, () -> sample.open(disk, target));
    disk.failsReading = false;
    try (Part part = sample.open(disk, target)) {
      assertThat(part.had()).isOne();
    }
  }

  private static void assertFails(Reason reason, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            FileException.class, e -> assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason));
  }
}
