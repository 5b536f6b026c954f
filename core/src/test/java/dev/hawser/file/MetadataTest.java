package dev.hawser.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("With the content comes")
@DisabledOnOs(OS.WINDOWS)
class MetadataTest {
  private static final Instant THEN = Instant.parse("2020-02-02T02:02:02.123456789Z");
  private static final int DEPTH = 100;
  private static final TransferOptions DEFAULTS = TransferOptions.defaults();

  @TempDir private Path folder;
  private FileLab lab;

  @BeforeEach
  void open() {
    lab = new FileLab(folder);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  /// Everything in a folder, with its times and permissions, as text.
  private static Map<String, String> all(Path root) throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      paths.forEach(path -> all.put(root.relativize(path).toString(), describe(path)));
    }
    return all;
  }

  private static String describe(Path path) {
    try {
      PosixFileAttributes there =
          Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (there.isSymbolicLink()) {
        return "-> " + Files.readSymbolicLink(path);
      }
      return "%s %s %s %s"
          .formatted(
              there.isDirectory() ? "folder" : "file",
              PosixFilePermissions.toString(there.permissions()),
              there.lastModifiedTime(),
              there.isDirectory() ? "" : Files.size(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void dress(Path path, String permissions, int nanos) throws IOException {
    var _ = Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    var _ = Files.setLastModifiedTime(path, FileTime.from(THEN.plusNanos(nanos)));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("every time to the nanosecond and every permission, there and back")
  void timesAndPermissions(Way way) throws Exception {
    Path tree = FileLab.tree(way.from(lab).resolve("tree"));
    dress(tree.resolve("many/file-1"), "rwxr-x--x", 1);
    dress(tree.resolve("many/file-2"), "r--r--r--", 2);
    dress(tree.resolve("many/file-3"), "rw-rw-rw-", 3);
    dress(tree.resolve("deep/er/and/deeper/b.bin"), "r-x------", 4);
    dress(tree.resolve("deep/empty.bin"), "rw-------", 5);
    dress(tree.resolve("deep/er/and"), "r-xr-xr-x", 6);
    dress(tree.resolve("nothing/in/here"), "rwxrwx---", 7);
    dress(tree.resolve("nothing"), "rwx------", 8);
    dress(tree, "rwxrwxr-x", 9);
    Map<String, String> expected = all(tree);
    var _ = Aftermath.success(way.folder(lab, "tree", "copy", DEFAULTS));
    assertThat(all(way.to(lab).resolve("copy"))).isEqualTo(expected);
    if (way == Way.PUT) {
      var _ = lab.files().getFolder("copy", lab.near.resolve("back"));
      assertThat(all(lab.near.resolve("back"))).isEqualTo(expected);
    }
    TransferResult again = Aftermath.success(way.folder(lab, "tree", "copy", DEFAULTS));
    assertThat(again.files()).isEmpty();
    assertThat(all(way.to(lab).resolve("copy"))).isEqualTo(expected);
    for (Path root : new Path[] {tree, way.to(lab).resolve("copy"), lab.near.resolve("back")}) {
      if (Files.exists(root)) {
        dress(root.resolve("deep/er/and"), "rwxr-xr-x", 0);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("the time and the permissions of a single file, small, large or empty")
  void single(Way way) throws Exception {
    for (int size : new int[] {0, 100, 300_000}) {
      String name = "f" + size;
      dress(FileLab.file(way.from(lab).resolve(name), size), "rwxr-x---", size);
      var _ = Aftermath.success(way.file(lab, name, name, DEFAULTS));
      assertThat(describe(way.to(lab).resolve(name)))
          .isEqualTo(describe(way.from(lab).resolve(name)));
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("no permissions if they are not wanted, and new ones of equal files")
  void otherPermissions(Way way) throws Exception {
    Path file = FileLab.file(way.from(lab).resolve("f"), 100);
    dress(file, "rwxrwxrwx", 0);
    var _ = Aftermath.success(way.file(lab, "f", "f", DEFAULTS.withoutPermissions()));
    Path target = way.to(lab).resolve("f");
    assertThat(Files.isExecutable(target)).isFalse();
    TransferResult result = Aftermath.success(way.file(lab, "f", "f", DEFAULTS));
    assertThat(result.equal()).isEqualTo(1);
    assertThat(describe(target)).isEqualTo(describe(file));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("each link that stays inside, as it is written; others are named and left out")
  void links(Way way) throws Exception {
    Path tree = FileLab.tree(way.from(lab).resolve("tree"));
    Files.writeString(way.from(lab).resolve("outside"), "secret");
    Files.createSymbolicLink(tree.resolve("many/up"), Path.of("../deep/link"));
    Files.createSymbolicLink(tree.resolve("folder"), Path.of("deep/er"));
    Files.createSymbolicLink(tree.resolve("nowhere"), Path.of("not/there"));
    Files.createSymbolicLink(tree.resolve("self"), Path.of("self"));
    Map<String, Object> expected = FileLab.content(tree);
    Files.createSymbolicLink(tree.resolve("out"), Path.of("../outside"));
    Files.createSymbolicLink(tree.resolve("many/top"), Path.of("/etc/passwd"));
    Files.createSymbolicLink(tree.resolve("deep/far"), Path.of("er/../../../outside"));
    Files.createSymbolicLink(tree.resolve("mine"), tree.resolve("a.bin"));
    Map<String, FileException> failures =
        Aftermath.failures(way.folder(lab, "tree", "copy", DEFAULTS));
    assertThat(failures).containsOnlyKeys("out", "many/top", "deep/far", "mine");
    assertThat(failures.values())
        .allSatisfy(failure -> {
          assertThat(failure.reason()).isEqualTo(Reason.OUTSIDE);
          assertThat(failure).hasMessageContaining("leave it out");
        });
    assertThat(FileLab.content(way.to(lab).resolve("copy"))).isEqualTo(expected);
    TransferOptions without = DEFAULTS.links(Links.SKIP);
    assertThat(Aftermath.success(way.folder(lab, "tree", "other", without)).links()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("every hole: a sparse file takes no more of the disk than it did")
  void sparse(Way way) throws Exception {
    Path source = way.from(lab).resolve("sparse");
    try (FileChannel file =
        FileChannel.open(source, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (long at : new long[] {0, 3 << 20, (24 << 20) + 5}) {
        var _ = file.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), at);
      }
    }
    assumeTrue(taken(source) < 1000, "this file system has holes");
    TransferResult result = Aftermath.success(way.file(lab, "sparse", "copy", DEFAULTS));
    Path copy = way.to(lab).resolve("copy");
    assertThat(Files.mismatch(copy, source)).isEqualTo(-1);
    assertThat(taken(copy)).isLessThan(1000);
    assertThat(result.savedBytes()).isGreaterThan(20 << 20);
    assertThat(result.sentBytes()).isLessThan(1 << 20);
  }

  /// How many kilobytes of the disk a file takes.
  private static long taken(Path file) throws Exception {
    Process du = new ProcessBuilder("du", "-k", file.toString()).start();
    String said = new String(du.getInputStream().readAllBytes(), UTF_8);
    assumeTrue(du.waitFor() == 0, "du tells how much of the disk a file takes");
    return Long.parseLong(said.substring(0, said.indexOf('\t')));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("every name: with spaces, line ends, dashes, backslashes and what shells make of it")
  void names(Way way) throws Exception {
    Path tree = FileLab.folder(way.from(lab).resolve("- a tree"));
    String[] names = {
      " ",
      "a b",
      "line\nend",
      "-rf",
      "--",
      "~",
      "$HOME",
      "*",
      "?",
      "a\\b",
      "C:",
      "nul",
      "'\"`",
      "%00",
      "tab\t",
      ".hidden",
      "...",
      "end.",
      "#",
      "[a]",
      "{a,b}",
      ";",
      "|",
      "\u007f",
      "n".repeat(255)
    };
    for (String name : names) {
      FileLab.file(tree.resolve("in/" + name), name.length());
      FileLab.file(tree.resolve(name).resolve("f"), 1);
    }
    var _ = Aftermath.success(way.folder(lab, "- a tree", "- a copy", DEFAULTS));
    assertThat(FileLab.content(way.to(lab).resolve("- a copy"))).isEqualTo(FileLab.content(tree));
    var _ = Aftermath.success(way.file(lab, "- a tree/in/-rf", "line\n end", DEFAULTS));
    assertThat(way.to(lab).resolve("line\n end")).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("every name in UTF-8, in both Unicode forms, where this process can say them")
  void unicode(Way way) throws Exception {
    Path tree = FileLab.folder(way.from(lab).resolve("tree"));
    try {
      for (String name : new String[] {"é", "e\u0301", "日本語", "🚢⚓", "עברית", "ﬁ"}) {
        FileLab.file(tree.resolve(name), name.length());
      }
    } catch (InvalidPathException e) {
      assumeTrue(false, "this process can say no such names");
    }
    var _ = Aftermath.success(way.folder(lab, "tree", "copy", DEFAULTS));
    assertThat(FileLab.content(way.to(lab).resolve("copy"))).isEqualTo(FileLab.content(tree));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("every level of a deep folder")
  void deep(Way way) throws Exception {
    Path tree = FileLab.folder(way.from(lab).resolve("tree"));
    Path deep = tree;
    for (int level = 0; level < DEPTH; level++) {
      deep = deep.resolve("level " + level);
    }
    FileLab.file(deep.resolve("bottom"), 1000);
    Files.createSymbolicLink(deep.resolve("top"), Path.of("../".repeat(DEPTH) + "level 0"));
    dress(deep, "rwxr-x---", 7);
    var _ = Aftermath.success(way.folder(lab, "tree", "copy", DEFAULTS));
    assertThat(all(way.to(lab).resolve("copy"))).isEqualTo(all(tree));
  }

  @Test
  @DisplayName("nothing of a folder but itself if it is empty, with its time and permissions")
  void empty() throws Exception {
    Path empty = Files.createDirectory(lab.near.resolve("empty"));
    dress(empty, "rwx--x--x", 12);
    var _ = lab.files().putFolder(empty);
    assertThat(all(lab.far.resolve("empty"))).isEqualTo(all(empty));
  }
}
