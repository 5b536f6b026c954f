package dev.hawser.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hawser.Client;
import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import dev.hawser.internal.time.HeldTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Where something is in the way of a file")
@DisabledOnOs(OS.WINDOWS)
class BadTargetsTest {
  private static final int MIDDLING = 300_000;
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

  /// Files to be transferred, some of one chunk and some of several.
  private Path tree(Way way, String... names) throws IOException {
    Path tree = FileLab.folder(way.from(lab).resolve("tree"));
    for (int i = 0; i < names.length; i++) {
      FileLab.file(tree.resolve(names[i]), i % 2 == 0 ? 100 + i : MIDDLING + i);
    }
    return tree;
  }

  private Path target(Way way) {
    return FileLab.folder(way.to(lab).resolve("copy"));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a folder that is not empty stays as it is, and all else arrives")
  void folderInTheWay(Way way) throws Exception {
    Path tree = tree(way, "large", "small", "other", "taken");
    Path target = target(way);
    FileLab.file(target.resolve("large/kept"), 5);
    FileLab.file(target.resolve("small/kept"), 5);
    Files.createDirectory(target.resolve("taken"));
    Map<String, FileException> failures =
        Aftermath.failures(way.folder(lab, "tree", "copy", DEFAULTS));
    assertThat(failures).containsOnlyKeys("large", "small");
    assertThat(failures.values())
        .allSatisfy(failure -> {
          assertThat(failure.reason()).isEqualTo(Reason.IS_FOLDER);
          assertThat(failure).hasMessageContaining("delete that");
        });
    assertThat(FileLab.content(target).keySet())
        .containsExactly("", "large", "large/kept", "other", "small", "small/kept", "taken");
    assertThat(target.resolve("other")).hasSameBinaryContentAs(tree.resolve("other"));
    assertThat(target.resolve("taken")).hasSameBinaryContentAs(tree.resolve("taken"));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a single file goes into a folder of its name, but not onto one in there")
  void folderOfTheName(Way way) throws Exception {
    tree(way, "f");
    FileLab.file(target(way).resolve("f/kept"), 5);
    Transfer transfer = way.file(lab, "tree/f", "copy", DEFAULTS);
    FileException failure = Aftermath.failure(Reason.IS_FOLDER, "f", transfer);
    assertThat(failure).hasMessageContaining("delete that");
    assertThat(FileLab.content(target(way)).keySet()).containsExactly("", "f", "f/kept");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a file on the way to the target is no folder, and stays as it is")
  void parentIsFile(Way way) throws Exception {
    Path tree = tree(way, "f");
    Path file = FileLab.file(way.to(lab).resolve("file"), 20);
    for (Transfer transfer :
        new Transfer[] {
          way.file(lab, "tree/f", "file/f", DEFAULTS),
          way.file(lab, "tree/f", "file/sub/f", DEFAULTS),
          way.folder(lab, "tree", "file", DEFAULTS),
          way.folder(lab, "tree", "file/sub", DEFAULTS)
        }) {
      FileException failure = Aftermath.failure(transfer);
      assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(Reason.NO_FOLDER);
      assertThat(failure).hasMessageContaining("file").hasMessageContaining("folder");
    }
    assertThat(tree).isDirectory();
    assertThat(file).hasSize(20);
    assertThat(FileLab.names(way.to(lab))).containsExactly("file");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("pipes, sockets and devices stay and are not written to, and all else arrives")
  void specials(Way way) throws Exception {
    Path tree = tree(way, "pipe", "socket", "device", "large pipe", "other");
    Path target = target(way);
    Specials.pipe(target.resolve("pipe"));
    Specials.pipe(target.resolve("large pipe"));
    Specials.socket(target.resolve("socket"));
    boolean device = Specials.device(target.resolve("device"));
    Map<String, FileException> failures =
        Aftermath.failures(way.folder(lab, "tree", "copy", DEFAULTS));
    assertThat(failures).containsKeys("pipe", "large pipe", "socket").hasSize(device ? 4 : 3);
    assertThat(failures.values())
        .allSatisfy(failure -> assertThat(failure.reason()).isEqualTo(Reason.NO_FILE));
    assertThat(target.resolve("other")).hasSameBinaryContentAs(tree.resolve("other"));
    for (String name : failures.keySet()) {
      assertThat(target.resolve(name))
          .exists()
          .satisfies(path -> assertThat(Files.isRegularFile(path)).isFalse());
      FileException single =
          Aftermath.failure(way.file(lab, "tree/" + name, "copy/" + name, DEFAULTS));
      assertThat(single.reason()).as(single.getMessage()).isEqualTo(Reason.NO_FILE);
    }
    assertThat(Aftermath.hidden(target)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a link loses its name to the file, and what it leads to is untouched")
  void links(Way way) throws Exception {
    Path tree = tree(way, "out", "inside", "nowhere", "self", "sub/f");
    Path target = target(way);
    Path secret = Files.writeString(folder.resolve("secret"), "secret");
    Path outside = FileLab.folder(folder.resolve("outside"));
    Files.writeString(target.resolve("here"), "here");
    Files.createSymbolicLink(target.resolve("out"), secret);
    Files.createSymbolicLink(target.resolve("inside"), Path.of("here"));
    Files.createSymbolicLink(target.resolve("nowhere"), Path.of("nothing"));
    Files.createSymbolicLink(target.resolve("self"), Path.of("self"));
    Files.createSymbolicLink(target.resolve("sub"), outside);
    assertThat(Aftermath.success(way.folder(lab, "tree", "copy", DEFAULTS)).files()).hasSize(5);
    Map<String, Object> expected = FileLab.content(tree);
    Map<String, Object> content = FileLab.content(target);
    assertThat(content.remove("here")).isNotNull();
    assertThat(content).isEqualTo(expected);
    assertThat(target.resolve("here")).hasContent("here");
    assertThat(secret).hasContent("secret");
    assertThat(outside).isEmptyDirectory();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a single file, too, takes the place of a link and not of what it leads to")
  void singleOnLink(Way way) throws Exception {
    Path tree = tree(way, "small", "large");
    for (String name : new String[] {"small", "large"}) {
      Path target = target(way);
      Files.writeString(target.resolve("here"), "here");
      Path link = Files.createSymbolicLink(target.resolve(name), Path.of("here"));
      var _ = Aftermath.success(way.file(lab, "tree/" + name, "copy/" + name, DEFAULTS));
      assertThat(link).isRegularFile().hasSameBinaryContentAs(tree.resolve(name));
      assertThat(Files.isSymbolicLink(link)).isFalse();
      assertThat(target.resolve("here")).hasContent("here");
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("another name of the same file keeps the old content")
  void hardLinks(Way way) throws Exception {
    Path tree = tree(way, "small", "large");
    Path target = target(way);
    for (String name : new String[] {"small", "large"}) {
      Path other = Files.write(folder.resolve("other " + name), new byte[MIDDLING]);
      Files.createLink(target.resolve(name), other);
    }
    assertThat(Aftermath.success(way.folder(lab, "tree", "copy", DEFAULTS)).files()).hasSize(2);
    assertThat(FileLab.content(target)).isEqualTo(FileLab.content(tree));
    assertThat(folder.resolve("other small")).hasBinaryContent(new byte[MIDDLING]);
    assertThat(folder.resolve("other large")).hasBinaryContent(new byte[MIDDLING]);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a folder that cannot be written to is named, and all else arrives")
  void readOnly(Way way) throws Exception {
    tree(way, "other", "large");
    Path target = target(way);
    var _ = Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeTrue(!Files.isWritable(target), "this process may write everywhere");
    for (String name : new String[] {"other", "large"}) {
      FileException failure = Aftermath.failure(way.file(lab, "tree/" + name, "copy/x", DEFAULTS));
      assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(Reason.DENIED);
      assertThat(failure).hasMessageContaining("x").hasMessageContaining("permissions");
    }
    assertThat(target).isEmptyDirectory();
    var _ = Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("of two who write one file one is told so, and the other's is right")
  void twoWriters(Way way) throws Exception {
    try (HeldTime time = new HeldTime();
        FileLab held = new FileLab(lab.near.resolve("held"), time);
        Client second = held.connect("second", held.near)) {
      FileLab.file(way.from(held).resolve("one"), 2 << 20);
      FileLab.file(way.from(held).resolve("two"), 2 << 20);
      Transfer first = way.file(held, "one", "same", DEFAULTS.rateLimit(4 << 20));
      time.passUntil("some has arrived", () -> first.progress().bytes() > 0);
      first.pause();
      Transfer other = way.file(second.files(), held, "two", "same", DEFAULTS);
      FileException failure = Aftermath.failure(Reason.IN_USE, "same", other);
      assertThat(failure).hasMessageContaining("another transfer");
      first.resume();
      time.goOn();
      assertThat(Aftermath.success(first).files()).hasSize(1);
      Path copy = way.to(held).resolve("same");
      assertThat(copy).hasSameBinaryContentAs(way.from(held).resolve("one"));
      assertThat(Aftermath.hidden(way.to(held))).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("names that are kept for transfers, or too long for a number, are told")
  void names(Way way) throws Exception {
    String longest = "n".repeat(254);
    Path tree = tree(way, longest, "good");
    Files.writeString(target(way).resolve(longest), "in the way");
    TransferOptions renaming = DEFAULTS.onConflict(Conflict.RENAME);
    Map<String, FileException> failures =
        Aftermath.failures(way.folder(lab, "tree", "copy", renaming));
    assertThat(failures).containsOnlyKeys(longest);
    assertThat(failures.values())
        .allSatisfy(failure -> {
          assertThat(failure.reason()).isEqualTo(Reason.BAD_NAME);
          assertThat(failure).hasMessageContaining("shorten");
        });
    assertThat(target(way).resolve("good")).hasSameBinaryContentAs(tree.resolve("good"));
    for (String name : new String[] {"n".repeat(256), ".x.hawser-part", "ä".repeat(128)}) {
      FileException failure =
          Aftermath.failure(way.file(lab, "tree/good", "copy/" + name, DEFAULTS));
      assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(Reason.BAD_NAME);
      assertThat(failure.getMessage()).containsAnyOf("shorten", "rename");
    }
    assertThat(FileLab.names(target(way))).containsExactly("good", longest);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("names that differ by case or by Unicode form clash where they are one name")
  void clashes(Way way) throws Exception {
    Path tree = tree(way, "good");
    String composed = "\u00e9";
    String decomposed = "e\u0301";
    FileLab.file(tree.resolve("Name"), 1);
    FileLab.file(tree.resolve("name"), 2);
    boolean utf8 = canHold(tree, composed) && canHold(tree, decomposed);
    var _ = Aftermath.success(way.folder(lab, "tree", "copy", DEFAULTS));
    assertThat(FileLab.content(target(way))).isEqualTo(FileLab.content(tree));
    assertThat(utf8 && Files.exists(target(way).resolve(decomposed)))
        .isEqualTo(utf8 && Files.exists(tree.resolve(decomposed)));
  }

  private static boolean canHold(Path tree, String name) throws IOException {
    try {
      FileLab.file(tree.resolve(name), 3);
      return true;
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
