package dev.hawser.internal.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A large file on its way in")
class PartTest {
  @TempDir Path folder;
  private final FaultyDisk disk = new FaultyDisk();
  private final PartSample sample = PartSample.ofSize(100);
  private Path target;

  @BeforeEach
  void name() {
    target = folder.resolve("file");
  }

  @Test
  @DisplayName("appears under its name only when it is complete, with its time and permissions")
  void finish() throws Exception {
    Part part = sample.open(disk, target);
    assertThat(sample.giveRest(part)).isEqualTo(7);
    assertThat(PartSample.names(folder)).containsExactly(".file.hawser-map", ".file.hawser-part");
    assertThat(part.isComplete()).isTrue();
    sample.finish(part);
    assertThat(PartSample.names(folder)).containsExactly("file");
    assertThat(target).hasBinaryContent(sample.content());
    assertThat(Files.getLastModifiedTime(target))
        .isEqualTo(FileTime.from(sample.entry().modified(), TimeUnit.NANOSECONDS));
    assertThat(permissions(target)).isEqualTo("rw-r-----");
  }

  @Test
  @DisplayName("is summed up by the SHA-256 of its chunks' sums, and of its content")
  void digests() throws Exception {
    try (Part part = sample.open(disk, target)) {
      sample.giveRest(part);
      ByteBuffer sums = ByteBuffer.allocate(4 * part.chunks());
      for (int chunk = 0; chunk < part.chunks(); chunk++) {
        sums.putInt(sample.sum(chunk));
      }
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      assertThat(part.digest()).isEqualTo(sha.digest(sums.array()));
      assertThat(part.contentDigest()).isEqualTo(sha.digest(sample.content()));
    }
  }

  @Test
  @DisplayName("cannot be finished or summed up while something is missing")
  void incomplete() {
    try (Part part = sample.open(disk, target)) {
      sample.give(part, 3);
      assertThatThrownBy(part::digest).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> sample.finish(part)).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> part.sum(2)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  @DisplayName("refuses chunks that are not of its source")
  void wrongChunks() {
    try (Part part = sample.open(disk, target)) {
      assertThatThrownBy(() -> part.write(6, new byte[16], 0, 16, 0))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> part.write(7, new byte[16], 0, 16, 0))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> part.write(0, new byte[16], 1, 16, 0))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> part.zeros(-1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  @DisplayName("ignores a chunk that comes once more")
  void twice() {
    try (Part part = sample.open(disk, target)) {
      sample.give(part, 0);
      part.write(0, new byte[16], 0, 16, 0);
      assertThat(part.had()).isOne();
      assertThat(part.sum(0)).isEqualTo(sample.sum(0));
      assertThat(part.recheck()).isZero();
    }
  }

  @Test
  @DisplayName("goes on where an earlier transfer of the same source ended")
  void resume() {
    try (Part part = sample.open(disk, target)) {
      sample.give(part, 1);
      sample.give(part, 4);
      sample.give(part, 6);
    }
    Part part = sample.open(disk, target);
    assertThat(part.had()).isEqualTo(3);
    assertThat(part.has(4)).isTrue();
    assertThat(part.has(0)).isFalse();
    assertThat(part.sum(6)).isEqualTo(sample.sum(6));
    assertThat(sample.giveRest(part)).isEqualTo(4);
    sample.finish(part);
    assertThat(target).hasBinaryContent(sample.content());
  }

  @Test
  @DisplayName(
      "begins anew for a source of another time or size, and leaves nothing of the old one")
  void otherSource() {
    for (PartSample other :
        new PartSample[] {PartSample.of(new byte[100], 5), PartSample.ofSize(40)}) {
      try (Part part = sample.open(disk, target)) {
        sample.giveRest(part);
      }
      Part part = other.open(disk, target);
      assertThat(part.had()).isZero();
      other.giveRest(part);
      other.finish(part);
      assertThat(target).hasBinaryContent(other.content());
    }
  }

  @Test
  @DisplayName(
      "leaves nothing if nothing has come, if it is discarded, or if nothing is to be kept")
  void nothingLeft() throws Exception {
    sample.open(disk, target).close();
    assertThat(PartSample.names(folder)).isEmpty();
    Part discarded = sample.open(disk, target);
    sample.give(discarded, 0);
    discarded.discard();
    discarded.close();
    assertThat(PartSample.names(folder)).isEmpty();
    try (Part unkept =
        PartOpening.open(disk, target, sample.source(), false, false, Holder.STAYS)) {
      sample.give(unkept, 0);
    }
    assertThat(PartSample.names(folder)).isEmpty();
  }

  @Test
  @DisplayName("replaces a read-only file, and a link by its name and not what it leads to")
  void replaces() throws Exception {
    Path other = Files.writeString(folder.resolve("other"), "precious");
    Files.createSymbolicLink(target, other);
    complete(target);
    assertThat(Files.isSymbolicLink(target)).isFalse();
    assertThat(other).hasContent("precious");

    Path readOnly = Files.writeString(folder.resolve("read-only"), "old");
    Files.setPosixFilePermissions(readOnly, PosixFilePermissions.fromString("r--r--r--"));
    complete(readOnly);
    assertThat(readOnly).hasBinaryContent(sample.content());
  }

  @Test
  @DisplayName("replaces one name of a file with several, and leaves the others as they were")
  void hardLinks() throws Exception {
    Path other = Files.writeString(folder.resolve("other"), "precious");
    Files.createLink(target, other);
    complete(target);
    assertThat(other).hasContent("precious");
    assertThat(target).hasBinaryContent(sample.content());
  }

  @Test
  @DisplayName("replaces no folder, says so, and keeps what has come")
  void folderInTheWay() throws Exception {
    Files.createDirectory(target);
    try (Part part = sample.open(disk, target)) {
      sample.giveRest(part);
      assertFails(Reason.IS_FOLDER, () -> sample.finish(part));
    }
    assertThat(target).isEmptyDirectory();
    Files.delete(target);
    Part part = sample.open(disk, target);
    assertThat(part.isComplete()).isTrue();
    sample.finish(part);
    assertThat(target).hasBinaryContent(sample.content());
  }

  @Test
  @DisplayName("takes the permissions of the file it replaces, or the defaults, if none are wanted")
  void withoutPermissions() throws Exception {
    Files.writeString(target, "old");
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx--x---"));
    Part part = sample.open(disk, target);
    sample.giveRest(part);
    part.finish(sample.entry(), false, true);
    assertThat(permissions(target)).isEqualTo("rwx--x---");

    Path fresh = folder.resolve("fresh");
    Part another = sample.open(disk, fresh);
    sample.giveRest(another);
    another.finish(sample.entry(), false, false);
    Path usual = Files.writeString(folder.resolve("usual"), "");
    assertThat(permissions(fresh)).isEqualTo(permissions(usual));
  }

  @Test
  @DisplayName("is read by nobody else before it is complete")
  void hiddenContent() throws Exception {
    try (Part part = sample.open(disk, target)) {
      sample.give(part, 0);
      assertThat(permissions(HiddenNames.part(target))).isEqualTo("rw-------");
    }
  }

  @Test
  @DisplayName("goes on with a part that was read-only already when the process was killed")
  void readOnlyPart() throws Exception {
    try (Part part = sample.open(disk, target)) {
      sample.giveRest(part);
    }
    Files.setPosixFilePermissions(
        HiddenNames.part(target), PosixFilePermissions.fromString("r--r--r--"));
    Part part = sample.open(disk, target);
    assertThat(part.isComplete()).isTrue();
    sample.finish(part);
    assertThat(permissions(target)).isEqualTo("rw-r-----");
  }

  @Test
  @DisplayName("refuses a link in the place of its own files")
  void linkInsteadOfPart() throws Exception {
    Path other = Files.writeString(folder.resolve("other"), "precious");
    for (Path own : new Path[] {HiddenNames.part(target), HiddenNames.map(target)}) {
      Files.createSymbolicLink(own, other);
      assertFails(Reason.EXISTS, () -> sample.open(disk, target));
      assertThat(other).hasContent("precious");
      Files.delete(own);
    }
    complete(target);
  }

  @Test
  @DisplayName("says that its folder is missing")
  void noFolder() {
    assertFails(Reason.MISSING, () -> sample.open(disk, folder.resolve("no/file")));
  }

  @Test
  @DisplayName("has names that fit, however long the target's is")
  void longNames() throws Exception {
    Path long1 = folder.resolve("x".repeat(254) + "1");
    Path long2 = folder.resolve("x".repeat(254) + "2");
    try (Part part = sample.open(disk, long1);
        Part other = sample.open(disk, long2)) {
      sample.giveRest(part);
      sample.giveRest(other);
      for (String name : PartSample.names(folder)) {
        assertThat(Part.isOurs(name)).isTrue();
      }
      sample.finish(part);
      sample.finish(other);
    }
    assertThat(long1).hasBinaryContent(sample.content());
    assertThat(Part.isOurs("file")).isFalse();
    assertThat(Part.isOurs("file.hawser-part")).isFalse();
  }

  @Test
  @DisplayName("has holes where the source has zeros")
  void holes() throws Exception {
    assumeThat(isLinux()).isTrue();
    int size = 64 * Part.CHUNK;
    int zeros = zerosSum(Part.CHUNK);
    Entry entry = new Entry("file", Entry.Kind.FILE, size, 7, 0644, "");
    Part part = Part.open(Disk.system(), target, size, 7, true);
    for (int chunk = 0; chunk < part.chunks(); chunk++) {
      part.zeros(chunk, zeros);
    }
    part.finish(entry, true, false);
    assertThat(Files.size(target)).isEqualTo(size);
    assertThat(blocks(target)).isLessThan(1000);
    assertThat(target).hasBinaryContent(new byte[size]);
  }

  @Test
  @DisplayName("writes zeros where something else may have been written")
  void zerosOverSomething() throws Exception {
    try (Part part = sample.open(disk, target)) {
      sample.give(part, 0);
      sample.give(part, 6);
    }
    byte[] dirty = Files.readAllBytes(HiddenNames.part(target));
    Arrays.fill(dirty, PartSample.CHUNK, 3 * PartSample.CHUNK, (byte) 9);
    Files.write(HiddenNames.part(target), dirty);
    Part part = sample.open(disk, target);
    sample.giveRest(part);
    sample.finish(part);
    assertThat(target).hasBinaryContent(sample.content());
  }

  @Test
  @DisplayName("holds files of more than 4 GB")
  void large() throws Exception {
    assumeThat(isLinux()).isTrue();
    long size = 5L << 30;
    Entry entry = new Entry("file", Entry.Kind.FILE, size, 7, 0644, "");
    Part part = Part.open(disk, target, size, 7, true);
    byte[] last = new byte[Part.CHUNK];
    Arrays.fill(last, (byte) 5);
    CRC32C sum = new CRC32C();
    sum.update(last);
    int middle = part.chunks() / 2 + 1;
    for (int chunk = 0; chunk < part.chunks(); chunk++) {
      if (chunk == middle || chunk == part.chunks() - 1) {
        part.write(chunk, last, 0, last.length, (int) sum.getValue());
      } else {
        part.zeros(chunk, zerosSum(Part.CHUNK));
      }
    }
    part.finish(entry, true, false);
    assertThat(Files.size(target)).isEqualTo(size);
    try (var channel = Files.newByteChannel(target)) {
      for (int chunk : new int[] {middle - 1, middle, middle + 1, part.chunks() - 1}) {
        ByteBuffer found = ByteBuffer.allocate(1);
        channel.position((long) chunk * Part.CHUNK).read(found);
        boolean written = chunk == middle || chunk == part.chunks() - 1;
        assertThat(found.get(0)).isEqualTo((byte) (written ? 5 : 0));
      }
    }
  }

  @Test
  @DisplayName("refuses a size that cannot be")
  void absurd() {
    assertFails(
        Reason.NO_SPACE, () -> Part.open(Disk.system(), target, Long.MAX_VALUE, 7, true).close());
    assertFails(Reason.NO_SPACE, () -> Part.open(Disk.system(), target, 1L << 46, 7, true).close());
    assertThat(target).doesNotExist();
  }

  // ---- checking ----

  @Test
  @DisplayName("finds chunks that changed on the disk, and asks for these only")
  void recheck() throws Exception {
    try (Part part = sample.open(disk, target)) {
      sample.giveRest(part);
      byte[] changed = Files.readAllBytes(HiddenNames.part(target));
      changed[3 * PartSample.CHUNK]++;
      Files.write(HiddenNames.part(target), changed);
      assertThat(part.recheck()).isOne();
      assertThat(part.has(3)).isFalse();
      assertThat(sample.giveRest(part)).isOne();
      assertThat(part.recheck()).isZero();
      sample.finish(part);
    }
    assertThat(target).hasBinaryContent(sample.content());
  }

  @Test
  @DisplayName("can begin anew when the source turns out to be another one")
  void startAnew() {
    PartSample other = PartSample.of(new byte[100], sample.entry().modified());
    Part part = sample.open(disk, target);
    sample.giveRest(part);
    part.startAnew();
    assertThat(part.had()).isZero();
    other.giveRest(part);
    other.finish(part);
    assertThat(target).hasBinaryContent(other.content());
  }

  private void complete(Path file) {
    Part part = sample.open(disk, file);
    sample.giveRest(part);
    sample.finish(part);
  }

  private static int zerosSum(int length) {
    CRC32C sum = new CRC32C();
    sum.update(new byte[length]);
    return (int) sum.getValue();
  }

  private static boolean isLinux() {
    return System.getProperty("os.name").equals("Linux");
  }

  private static long blocks(Path file) throws IOException {
    Process process = new ProcessBuilder("stat", "-c", "%b", file.toString()).start();
    return Long.parseLong(new String(process.getInputStream().readAllBytes()).strip());
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static void assertFails(
      Reason reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            FileException.class, e -> assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason));
  }
}
