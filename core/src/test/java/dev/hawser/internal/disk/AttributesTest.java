package dev.hawser.internal.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import dev.hawser.ValueException;
import dev.hawser.file.FileEntry;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributesTest {
  private static final long TIME = 1_234_567_890_123_456_789L;

  @TempDir Path temp;
  private Path file;

  @BeforeEach
  void makeFile() throws IOException {
    file = Files.writeString(temp.resolve("file"), "content");
  }

  private static void assumePosix() {
    assumeTrue(
        Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix"),
        "there are no such permissions here");
  }

  @Test
  @DisplayName("times with all their nanoseconds and permissions are read as they were given")
  void roundTrip() {
    assumePosix();
    for (int mode : new int[] {0777, 0640, 0400, 0, 0111, 0123}) {
      Path fresh = temp.resolve("fresh" + mode);
      makeFresh(fresh);
      Entry entry = new Entry("x", Entry.Kind.FILE, 7, TIME, mode, "");
      Attributes.apply(fresh, entry, true);
      assertThat(Attributes.entry(fresh, "x")).isEqualTo(entry);
    }
  }

  private static void makeFresh(Path path) {
    try {
      Files.writeString(path, "content");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @DisplayName("files, folders and links are told apart; links are not followed")
  void kinds() throws IOException {
    Path link = Files.createSymbolicLink(temp.resolve("link"), Path.of("../some/where"));
    assertThat(Attributes.entry(file, "f").kind()).isEqualTo(Entry.Kind.FILE);
    assertThat(Attributes.entry(file, "f").size()).isEqualTo(7);
    assertThat(Attributes.entry(temp, "").kind()).isEqualTo(Entry.Kind.FOLDER);
    assertThat(Attributes.entry(temp, "").size()).isZero();
    assertThat(Attributes.entry(link, "l").link()).isEqualTo("../some/where");
    assertThatThrownBy(() -> Attributes.entry(temp.resolve("missing"), "m"))
        .isInstanceOfSatisfying(
            FileException.class, e -> assertThat(e.reason()).isEqualTo(Reason.MISSING))
        .hasMessageContaining("'m'");
  }

  @Test
  @DisplayName("a link gets its own time; what it leads to stays as it is")
  void links() throws IOException {
    Path link = Files.createSymbolicLink(temp.resolve("link"), Path.of("file"));
    Entry before = Attributes.entry(file, "");
    Attributes.apply(link, new Entry("", Entry.Kind.LINK, 0, TIME, 0777, "file"), true);
    assertThat(Attributes.entry(link, "").modified()).isEqualTo(TIME);
    assertThat(Attributes.entry(file, "")).isEqualTo(before);
  }

  @Test
  @DisplayName("a link in the place of a file or folder does not change what it leads to")
  void linksInTheWay() throws IOException {
    assumePosix();
    Path link = Files.createSymbolicLink(temp.resolve("link"), Path.of("file"));
    Path folder = Files.createDirectory(temp.resolve("folder"));
    Path linked = Files.createSymbolicLink(temp.resolve("linked"), Path.of("folder"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
    Entry before = Attributes.entry(file, "");
    Attributes.apply(link, new Entry("", Entry.Kind.FILE, 7, TIME, 0777, ""), true);
    Attributes.apply(linked, new Entry("", Entry.Kind.FOLDER, 0, TIME, 0777, ""), true);
    assertThat(Attributes.open(linked, "linked")).isEqualTo(Entry.NO_MODE);
    assertThat(Attributes.entry(file, "")).isEqualTo(before);
    assertThat(Attributes.entry(folder, "").mode()).isEqualTo(0500);
  }

  @Test
  @DisplayName("permissions are left alone if they are not wanted, or if the other end has none")
  void withoutPermissions() throws IOException {
    assumePosix();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-x--x"));
    Attributes.apply(file, new Entry("", Entry.Kind.FILE, 7, TIME, 0777, ""), false);
    Attributes.apply(file, new Entry("", Entry.Kind.FILE, 7, TIME, Entry.NO_MODE, ""), true);
    assertThat(Attributes.entry(file, "").mode()).isEqualTo(0651);
    assertThat(Attributes.entry(file, "").modified()).isEqualTo(TIME);
  }

  @Test
  @DisplayName("set-user-id bits neither travel nor stay")
  void noSetUserId() throws IOException {
    assumePosix();
    Files.setAttribute(file, "unix:mode", 0104755);
    assertThat(Attributes.entry(file, "").mode()).isEqualTo(0755);
    Attributes.apply(file, new Entry("", Entry.Kind.FILE, 7, TIME, 0755, ""), true);
    assertThat((Integer) Files.getAttribute(file, "unix:mode") & 07777).isEqualTo(0755);
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 999, Long.MAX_VALUE})
  @DisplayName("no time is so odd that it makes a transfer fail")
  void oddTimes(long modified) {
    Attributes.apply(file, new Entry("", Entry.Kind.FILE, 7, modified, 0644, ""), true);
    assertThat(file).exists();
  }

  @Test
  @DisplayName("a time before and after what nanoseconds can count is read as the nearest")
  void farTimes() throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2400-01-01T00:00:00Z")));
    assertThat(Attributes.entry(file, "").modified()).isPositive();
  }

  @Test
  @DisplayName("a folder is opened for its owner, and told what it was")
  void openFolder() throws IOException {
    assumePosix();
    Path folder = Files.createDirectory(temp.resolve("folder"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-x---"));
    assertThat(Attributes.open(folder, "folder")).isEqualTo(0550);
    assertThat(Attributes.entry(folder, "").mode()).isEqualTo(0750);
    assertThat(Attributes.open(folder, "folder")).isEqualTo(Entry.NO_MODE);
    assertThat(Attributes.open(file, "file")).isEqualTo(Entry.NO_MODE);
    assertThatThrownBy(() -> Attributes.open(temp.resolve("missing"), "m"))
        .isInstanceOf(FileException.class);
  }

  @Test
  @DisplayName("what vanished cannot be given a time, and that is told")
  void vanished() {
    Entry entry = new Entry("x", Entry.Kind.FILE, 7, TIME, 0644, "");
    assertThatThrownBy(() -> Attributes.apply(temp.resolve("missing"), entry, true))
        .isInstanceOf(FileException.class)
        .hasMessageContaining("'x'");
  }

  @Test
  @DisplayName("what is shown has a kind, a time, permissions and where a link leads")
  void shown() throws Exception {
    Path link = Files.createSymbolicLink(temp.resolve("link"), Path.of("file"));
    Attributes.apply(file, new Entry("", Entry.Kind.FILE, 7, TIME, 0640, ""), true);
    FileEntry shown = Attributes.shown(file, "in/file");
    assertThat(shown.path()).isEqualTo("in/file");
    assertThat(shown.kind()).isEqualTo(FileEntry.Kind.FILE);
    assertThat(shown.size()).isEqualTo(7);
    assertThat(shown.modified()).isEqualTo(FileTime.from(TIME, TimeUnit.NANOSECONDS).toInstant());
    assertThat(Attributes.shown(link, "l").link()).isEqualTo("file");
    assertThat(Attributes.shown(temp, "").kind()).isEqualTo(FileEntry.Kind.FOLDER);
    assumePosix();
    assertThat(shown.permissions()).isEqualTo("rw-r-----");
    assertThat(Attributes.shown(Path.of("/dev/null"), "n").kind()).isEqualTo(FileEntry.Kind.OTHER);
  }

  @Test
  @DisplayName("names are told as they are")
  void names() {
    assertThat(Attributes.name(temp.resolve("a b\n"), "")).isEqualTo("a b\n");
    assertThat(Attributes.name(temp.getRoot(), "")).isEmpty();
    assumeTrue(NameRules.isWritable("\u00e9"));
    assertThat(Attributes.name(temp.resolve("\u00e9"), "")).isEqualTo("\u00e9");
  }

  @Test
  @DisplayName("a name that is not in this JVM's encoding is refused by name, not guessed")
  void undecodable() throws Exception {
    Process made =
        new ProcessBuilder("sh", "-c", "printf x > \"$(printf 'bad\\377name')\"")
            .directory(temp.toFile())
            .start();
    assumeTrue(made.waitFor() == 0);
    Files.delete(file);
    try (var files = Files.list(temp)) {
      Path bad = files.findFirst().orElseThrow();
      assertThatThrownBy(() -> Attributes.name(bad, "folder"))
          .isInstanceOfSatisfying(
              FileException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BAD_NAME))
          .hasMessageStartingWith("'folder/bad")
          .hasMessageContaining("LANG=C.UTF-8");
    }
  }

  @Test
  @DisplayName("entries travel")
  void travel() {
    for (Entry entry :
        new Entry[] {
          new Entry("a/\u00e9\ud83d", Entry.Kind.FILE, 1L << 40, TIME, 0644, ""),
          new Entry("", Entry.Kind.FOLDER, 0, -1, Entry.NO_MODE, ""),
          new Entry("l", Entry.Kind.LINK, 0, Long.MIN_VALUE, 0777, "../x")
        }) {
      Output out = new Output();
      entry.write(out);
      assertThat(Entry.read(new Input(out.toByteArray()))).isEqualTo(entry);
    }
  }

  @Test
  @DisplayName("entries that make no sense are malformed")
  void malformed() {
    malformed("x", 3, 0, 0, "");
    malformed("x", 0, -1, 0, "");
    malformed("x", 0, Long.MAX_VALUE, 0, "");
    malformed("x", 1, 1, 0, "");
    malformed("x", 0, 1, 01000, "");
    malformed("x", 0, 1, -2, "");
    malformed("x", 2, 0, 0, "");
    malformed("x", 0, 0, 0, "y");
    malformed("x".repeat(20_000), 0, 0, 0, "");
    malformed("x", 2, 0, 0, "y".repeat(20_000));
  }

  private static void malformed(String path, int kind, long size, int mode, String link) {
    Output out = new Output();
    out.writeUtf8(path);
    out.writeByte(kind);
    out.writeVarLong(size);
    out.writeSignedVarLong(0);
    out.writeSignedVarInt(mode);
    out.writeUtf8(link);
    assertThatThrownBy(() -> Entry.read(new Input(out.toByteArray())))
        .isInstanceOf(ValueException.class);
  }

  @Test
  @DisplayName("a file that only its owner may write, and nobody read, still gets its time")
  void unreadable() throws IOException {
    assumePosix();
    Entry entry = new Entry("", Entry.Kind.FILE, 7, TIME, 0200, "");
    Attributes.apply(file, entry, true);
    assertThat(Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).to(TimeUnit.NANOSECONDS))
        .isEqualTo(TIME);
  }
}
