package dev.hawser.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import dev.hawser.file.FileEntry.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What can be done with the other end's folders.
@DisabledOnOs(OS.WINDOWS)
class RemoteFoldersTest {
  @TempDir private Path folder;
  private FileLab lab;
  private Path far;

  @BeforeEach
  void open() {
    lab = new FileLab(folder);
    far = lab.far;
  }

  @AfterEach
  void close() {
    lab.close();
  }

  private static void assertFails(Reason reason, String path, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            FileException.class,
            e -> {
              assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason);
              assertThat(e.path()).isEqualTo(path);
            })
        .hasMessageContaining("'" + (path.isEmpty() ? "." : path) + "'");
  }

  private Path write(String name, String content) throws IOException {
    Path path = far.resolve(name);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, content);
  }

  // ---- looking ----

  @Test
  @DisplayName("a list tells everything in a folder, by name, each as it is")
  void list() throws Exception {
    write("sub/b.txt", "hello");
    write("sub/.c.hawser-part", "half a file");
    Files.createDirectory(far.resolve("sub/a"));
    Files.createSymbolicLink(far.resolve("sub/d"), Path.of("nowhere"));
    Files.setPosixFilePermissions(
        far.resolve("sub/b.txt"), PosixFilePermissions.fromString("rw-r-----"));
    List<FileEntry> list = lab.files().list("sub");
    assertThat(list).extracting(FileEntry::path).containsExactly("sub/a", "sub/b.txt", "sub/d");
    assertThat(list).extracting(FileEntry::kind).containsExactly(Kind.FOLDER, Kind.FILE, Kind.LINK);
    FileEntry file = list.get(1);
    assertThat(file.size()).isEqualTo(5);
    assertThat(file.permissions()).isEqualTo("rw-r-----");
    assertThat(file.modified())
        .isEqualTo(Files.getLastModifiedTime(far.resolve("sub/b.txt")).toInstant());
    assertThat(list.get(2).link()).isEqualTo("nowhere");
    assertThat(lab.files().list("")).extracting(FileEntry::path).containsExactly("sub");
    assertThat(lab.files().list(far.toString()))
        .extracting(FileEntry::path)
        .containsExactly(far.resolve("sub").toString());
    assertThat(lab.files().list("sub/a")).isEmpty();
  }

  @Test
  @DisplayName("a list of a large folder comes in many pages and has everything, once, in order")
  void largeList() throws Exception {
    Path large = Files.createDirectory(far.resolve("large"));
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 12_000; i++) {
      String name = "a file with a name that is not short, number %05d".formatted(i);
      Files.createFile(large.resolve(name));
      names.add(name);
    }
    assertThat(lab.files().list("large")).extracting(FileEntry::name).isEqualTo(names);
  }

  @Test
  @DisplayName("a named pipe is shown, and can be deleted, but neither opened nor moved")
  void pipe() throws Exception {
    Path pipe = far.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertThat(lab.files().list("").getFirst().kind()).isEqualTo(Kind.OTHER);
    assertFails(Reason.NO_FILE, "pipe", () -> lab.files().newInputStream("pipe"));
    assertFails(Reason.NO_FILE, "pipe", () -> lab.files().move("pipe", "other"));
    lab.files().delete("pipe");
    assertThat(pipe).doesNotExist();
  }

  @Test
  @DisplayName("looking at one path tells what is there, a link itself")
  void stat() throws Exception {
    write("f", "1234");
    Files.createSymbolicLink(far.resolve("l"), Path.of("f"));
    assertThat(lab.files().stat("f").size()).isEqualTo(4);
    assertThat(lab.files().stat("l").kind()).isEqualTo(Kind.LINK);
    assertThat(lab.files().stat("").kind()).isEqualTo(Kind.FOLDER);
    assertFails(Reason.MISSING, "g", () -> lab.files().stat("g"));
    assertFails(Reason.MISSING, "g", () -> lab.files().list("g"));
    assertFails(Reason.NO_FOLDER, "f", () -> lab.files().list("f"));
  }

  // ---- what leads out ----

  @Test
  @DisplayName("nothing outside the granted folder is seen, changed, deleted or moved")
  void confined() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "secret");
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("x"), "x");
    Files.createSymbolicLink(far.resolve("out"), outside);
    Files.createSymbolicLink(far.resolve("file"), secret);
    write("mine", "mine");
    RemoteFiles files = lab.files();
    List<ThrowingCallable> attempts =
        List.of(
            () -> files.list("../outside"),
            () -> files.list("out"),
            () -> files.stat("out/x"),
            () -> files.delete("out/x"),
            () -> files.deleteFolder("out/x"),
            () -> files.createFolder("out/new"),
            () -> files.move("out/x", "x"),
            () -> files.move("mine", "out/mine"),
            () -> files.move("mine", "../mine"),
            () -> files.newInputStream("file"),
            () -> files.newInputStream("out/x"),
            () -> files.newOutputStream("out/y"),
            () -> files.open("file", java.nio.file.StandardOpenOption.WRITE));
    for (ThrowingCallable attempt : attempts) {
      assertThatThrownBy(attempt)
          .isInstanceOfSatisfying(
              FileException.class, e -> assertThat(e.reason()).isEqualTo(Reason.OUTSIDE));
    }
    assertThat(secret).hasContent("secret");
    assertThat(FileLab.names(outside)).containsExactly("x");
    assertThat(FileLab.names(far)).containsExactly("file", "mine", "out");
  }

  @Test
  @DisplayName("paths that no file can have are refused with the reason")
  void badPaths() {
    assertThatThrownBy(() -> lab.files().stat("a\0b"))
        .isInstanceOfSatisfying(
            FileException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BAD_NAME));
    for (String path : new String[] {"x".repeat(5000), "ä".repeat(4000)}) {
      assertThatThrownBy(() -> lab.files().stat(path))
          .isInstanceOfSatisfying(
              FileException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BAD_NAME))
          .hasMessageContaining("shorten");
    }
  }

  // ---- deleting ----

  @Test
  @DisplayName("deleting takes a file, a link and an empty folder, and nothing else")
  void delete() throws Exception {
    write("sub/f", "1");
    Files.createDirectory(far.resolve("empty"));
    Files.createSymbolicLink(far.resolve("link"), Path.of("sub"));
    lab.files().delete("empty");
    lab.files().delete("link");
    assertFails(Reason.NOT_EMPTY, "sub", () -> lab.files().delete("sub"));
    lab.files().delete("sub/f");
    assertFails(Reason.MISSING, "sub/f", () -> lab.files().delete("sub/f"));
    assertThat(FileLab.names(far)).containsExactly("sub");
    assertFails(Reason.DENIED, "", () -> lab.files().delete(""));
    assertFails(Reason.DENIED, far.toString(), () -> lab.files().deleteFolder(far.toString()));
    assertFails(Reason.DENIED, "", () -> lab.files().move("", "x"));
  }

  @Test
  @DisplayName("a folder is deleted with all that is in it, and links are not followed")
  void deleteFolder() throws Exception {
    FileLab.tree(far.resolve("tree"));
    write("kept/f", "1");
    Files.createSymbolicLink(far.resolve("tree/link"), far.resolve("kept"));
    Files.createSymbolicLink(far.resolve("l"), Path.of("kept"));
    lab.files().deleteFolder("tree");
    assertThat(FileLab.names(far)).containsExactly("kept", "l");
    assertThat(far.resolve("kept/f")).exists();
    assertFails(Reason.NO_FOLDER, "l", () -> lab.files().deleteFolder("l"));
    assertFails(Reason.NO_FOLDER, "kept/f", () -> lab.files().deleteFolder("kept/f"));
    assertFails(Reason.MISSING, "no", () -> lab.files().deleteFolder("no"));
  }

  @Test
  @DisplayName("what is too deep to be deleted is reported, and all else is deleted")
  void incomplete() throws Exception {
    String deep = String.join("/", IntStream.range(0, 300).mapToObj(_ -> "d").toList());
    Files.createDirectories(far.resolve("tree/" + deep));
    write("tree/a", "1");
    write("tree/z", "1");
    assertThatThrownBy(() -> lab.files().deleteFolder("tree"))
        .isInstanceOfSatisfying(
            FileException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.INCOMPLETE);
              assertThat(e.failures()).hasSize(1);
              assertThat(e.failures().getFirst().path()).startsWith("tree/d/d");
            })
        .hasMessageContaining("could not be deleted");
    assertThat(FileLab.names(far.resolve("tree"))).containsExactly("d");
  }

  // ---- moving and making ----

  @Test
  @DisplayName("files, folders and links are moved, and never onto something")
  void move() throws Exception {
    write("a", "a");
    write("b", "b");
    write("tree/x", "x");
    Files.createDirectory(far.resolve("empty"));
    Files.createSymbolicLink(far.resolve("link"), Path.of("b"));
    RemoteFiles files = lab.files();
    assertFails(Reason.EXISTS, "b", () -> files.move("a", "b"));
    assertFails(Reason.EXISTS, "a", () -> files.move("a", "a"));
    assertFails(Reason.EXISTS, "empty", () -> files.move("tree", "empty"));
    assertFails(Reason.MISSING, "none", () -> files.move("none", "c"));
    assertFails(Reason.MISSING, "none/c", () -> files.move("a", "none/c"));
    assertFails(Reason.BAD_NAME, "tree/in", () -> files.move("tree", "tree/in"));
    assertFails(Reason.BAD_NAME, ".x.hawser-new", () -> files.move("a", ".x.hawser-new"));
    files.move("a", "tree/c");
    files.move("tree", "other");
    files.move("link", "other/link");
    assertThat(FileLab.names(far)).containsExactly("b", "empty", "other");
    assertThat(far.resolve("other/c")).hasContent("a");
    assertThat(Files.readSymbolicLink(far.resolve("other/link"))).isEqualTo(Path.of("b"));
  }

  @Test
  @DisplayName("a link is not moved to where it would lead out")
  void moveLink() throws Exception {
    Files.createDirectory(far.resolve("sub"));
    write("f", "1");
    Files.createSymbolicLink(far.resolve("sub/up"), Path.of("../f"));
    assertFails(Reason.OUTSIDE, "sub/up", () -> lab.files().move("sub/up", "up"));
    assertThat(far.resolve("sub/up")).isSymbolicLink();
    assertThat(far.resolve("up")).doesNotExist();
  }

  @Test
  @DisplayName("making a folder makes those above it, and nothing if it is there")
  void createFolder() throws Exception {
    lab.files().createFolder("a/b/c");
    lab.files().createFolder("a/b/c/");
    lab.files().createFolder("");
    assertThat(far.resolve("a/b/c")).isDirectory();
    write("f", "1");
    assertFails(Reason.NO_FOLDER, "f/x", () -> lab.files().createFolder("f/x"));
  }

  @Test
  @DisplayName("a server does the same with its client's files")
  void atTheClient() throws Exception {
    Files.writeString(lab.near.resolve("x"), "12");
    assertThat(lab.guest().files().list("")).extracting(FileEntry::path).containsExactly("x");
    lab.guest().files().delete("x");
    assertThat(lab.near.resolve("x")).doesNotExist();
  }
}
