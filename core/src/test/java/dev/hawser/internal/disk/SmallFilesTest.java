package dev.hawser.internal.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A file that arrives in one piece")
class SmallFilesTest {
  private static final byte[] BYTES = "..some content..".getBytes();
  private static final byte[] CONTENT = "some content".getBytes();

  @TempDir Path folder;
  private final FaultyDisk disk = new FaultyDisk();
  private Path target;

  @BeforeEach
  void name() throws IOException {
    folder = folder.toRealPath();
    target = folder.resolve("file");
  }

  @Test
  @DisplayName("is there at once, with its time and permissions")
  void write() throws Exception {
    write(true, false);
    assertThat(PartSample.names(folder)).containsExactly("file");
    assertThat(target).hasBinaryContent(CONTENT);
    assertThat(Files.getLastModifiedTime(target).to(TimeUnit.NANOSECONDS))
        .isEqualTo(1_000_123_000L);
    assertThat(permissions(target)).isEqualTo("rw-rw-rw-");
  }

  @Test
  @DisplayName("can be empty, and can be waited for until it is on the disk")
  void emptyAndDurable() throws Exception {
    Entry entry = new Entry("file", Entry.Kind.FILE, 0, 5, 0600, "");
    new SmallFiles(disk, true, true).write(target, new byte[0], 0, 0, entry);
    assertThat(target).isEmptyFile();
    assertThat(permissions(target)).isEqualTo("rw-------");
  }

  @Test
  @DisplayName("replaces a read-only file, a link by its name, and one of several names of a file")
  void replaces() throws Exception {
    Path other = Files.writeString(folder.resolve("other"), "precious");
    Files.createSymbolicLink(target, other);
    write(true, false);
    assertThat(Files.isSymbolicLink(target)).isFalse();
    Files.delete(target);
    Files.createLink(target, other);
    write(true, false);
    assertThat(other).hasContent("precious");
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("r--r--r--"));
    write(true, false);
    assertThat(target).hasBinaryContent(CONTENT);
    assertThat(permissions(target)).isEqualTo("rw-rw-rw-");
  }

  @Test
  @DisplayName("is refused if a folder on its way was exchanged for a link, or is gone")
  void exchanged() throws Exception {
    SmallFiles files = new SmallFiles(disk, true, false);
    Path below = Files.createDirectories(folder.resolve("here/below"));
    Path outside = Files.createDirectories(folder.resolve("outside/below"));
    files.write(below.resolve("one"), BYTES, 2, CONTENT.length, entry());
    Files.move(folder.resolve("here"), folder.resolve("aside"));
    assertFails(
        Reason.MISSING,
        () -> files.write(below.resolve("three"), BYTES, 2, CONTENT.length, entry()));
    Files.createSymbolicLink(folder.resolve("here"), folder.resolve("outside"));
    assertFails(
        Reason.OUTSIDE,
        () -> files.write(below.resolve("four"), BYTES, 2, CONTENT.length, entry()));
    assertThat(outside).isEmptyDirectory();
    Files.delete(folder.resolve("here"));
    Files.move(folder.resolve("aside"), folder.resolve("here"));
    files.write(below.resolve("five"), BYTES, 2, CONTENT.length, entry());
    assertThat(PartSample.names(below)).containsExactlyInAnyOrder("one", "five");
  }

  private static Entry entry() {
    return new Entry("file", Entry.Kind.FILE, CONTENT.length, 1000, 0644, "");
  }

  @Test
  @DisplayName("has its own permissions, whatever the one before it had")
  void permissionsByTurns() throws Exception {
    SmallFiles files = new SmallFiles(disk, true, false);
    Path other = Files.createDirectory(folder.resolve("other"));
    int[] modes = {0644, 0644, 0666, 0666, 0600, 0444, 0644, 0000, 0777};
    for (Path place : List.of(folder, other, folder)) {
      for (int mode : modes) {
        Entry entry = new Entry("file", Entry.Kind.FILE, CONTENT.length, 1000, mode, "");
        files.write(place.resolve("file"), BYTES, 2, CONTENT.length, entry);
        assertThat(Files.getPosixFilePermissions(place.resolve("file")))
            .isEqualTo(Attributes.permissions(mode));
      }
    }
  }

  @Test
  @DisplayName("takes the permissions of the file it replaces, or the defaults, if none are wanted")
  void withoutPermissions() throws Exception {
    write(false, false);
    Path usual = Files.writeString(folder.resolve("usual"), "");
    assertThat(permissions(target)).isEqualTo(permissions(usual));
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx-w--wx"));
    write(false, false);
    assertThat(permissions(target)).isEqualTo("rwx-w--wx");
    assertThat(target).hasBinaryContent(CONTENT);
  }

  @Test
  @DisplayName("is never there in part, and leaves nothing, at whichever byte the disk is full")
  void fullDisk() throws Exception {
    Files.writeString(target, "old");
    for (int room = 0; room < CONTENT.length; room++) {
      disk.room.set(room);
      assertFails(Reason.NO_SPACE, () -> write(true, false));
      assertThat(target).hasContent("old");
      assertThat(PartSample.names(folder)).containsExactly("file");
    }
    disk.room.set(CONTENT.length);
    write(true, false);
    assertThat(target).hasBinaryContent(CONTENT);
  }

  @Test
  @DisplayName("leaves nothing when the disk fails")
  void failures() throws Exception {
    disk.deniesCreating = true;
    assertFails(Reason.DENIED, () -> write(true, false));
    disk.deniesCreating = false;
    disk.failsForcing = true;
    assertFails(Reason.IO, () -> write(true, true));
    disk.failsMoving = true;
    assertFails(Reason.IO, () -> write(true, false));
    assertThat(PartSample.names(folder)).isEmpty();
  }

  @Test
  @DisplayName("replaces no folder, and says so")
  void folderInTheWay() throws Exception {
    Files.createDirectory(target);
    assertFails(Reason.IS_FOLDER, () -> write(true, false));
    assertThat(PartSample.names(folder)).containsExactly("file");
    target = folder.resolve("no/file");
    assertFails(Reason.MISSING, () -> write(true, false));
  }

  @Test
  @DisplayName("is hidden until it is complete, whenever the process is killed")
  void hidden() throws Exception {
    List<List<String>> moments = new ArrayList<>();
    disk.beforeEach = () -> moments.add(namesNow());
    write(true, true);
    assertThat(moments).hasSize(3);
    for (List<String> names : moments) {
      assertThat(names).allMatch(Part::isOurs);
    }
  }

  private List<String> namesNow() {
    try {
      return PartSample.names(folder);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @DisplayName(
      "of a killed process is removed after an hour by whoever writes into the folder next")
  void leftOver() throws Exception {
    Path left = Files.writeString(folder.resolve(leftOverName()), "half");
    Path fresh = folder.resolve(".nobody-7-1.hawser-new");
    Files.writeString(fresh, "not ours");
    write(true, false);
    assertThat(left).exists();
    disk.now = disk.now.plus(Duration.ofMinutes(59));
    write(true, false);
    assertThat(left).exists();
    disk.now = disk.now.plus(Duration.ofMinutes(2));
    write(true, false);
    assertThat(left).doesNotExist();
    assertThat(fresh).exists();
  }

  private String leftOverName() {
    return HiddenNames.fresh(disk.now.toEpochMilli(), 4711, 1);
  }

  @Test
  @DisplayName("is removed at once if it is an hour old when the folder is first written to")
  void oldLeftOver() throws Exception {
    Path left = Files.writeString(folder.resolve(leftOverName()), "half");
    Files.setLastModifiedTime(left, FileTime.from(disk.now));
    disk.now = disk.now.plus(Duration.ofHours(2));
    write(true, false);
    assertThat(left).doesNotExist();
  }

  @Test
  @DisplayName("is one of ten thousand without trouble")
  void many() throws Exception {
    byte[] content = new byte[4096];
    Arrays.fill(content, (byte) 1);
    SmallFiles files = new SmallFiles(Disk.system(), true, false);
    for (int i = 0; i < 10_000; i++) {
      Entry entry = new Entry("f" + i, Entry.Kind.FILE, 4096, i, 0644, "");
      files.write(folder.resolve("f" + i), content, 0, content.length, entry);
    }
    assertThat(PartSample.names(folder)).hasSize(10_000);
  }

  private void write(boolean permissions, boolean durable) {
    Entry entry = new Entry("file", Entry.Kind.FILE, CONTENT.length, 1_000_123_000L, 0666, "");
    new SmallFiles(disk, permissions, durable).write(target, BYTES, 2, CONTENT.length, entry);
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static void assertFails(Reason reason, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            FileException.class, e -> assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason));
  }
}
