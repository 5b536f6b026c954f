package dev.hawser.internal.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import dev.hawser.file.Compare;
import dev.hawser.file.Conflict;
import dev.hawser.file.Links;
import dev.hawser.file.TransferOptions;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DestinationTest {
  private static final TransferOptions DEFAULTS = TransferOptions.defaults();

  @TempDir Path temp;
  private Path from;
  private Path to;

  @BeforeEach
  void makeFolders() throws IOException {
    Path real = temp.toRealPath();
    from = Files.createDirectory(real.resolve("from"));
    to = Files.createDirectory(real.resolve("to"));
  }

  private TreeCopy copy(TransferOptions options) throws InterruptedException {
    return TreeCopy.copy(from, to, options);
  }

  private Decision decide(Entry entry) {
    return new Destination(Confined.folder(to), "", DEFAULTS, NameRules.assumed()).decide(entry);
  }

  private static Entry file(String path) {
    return new Entry(path, Entry.Kind.FILE, 1, 0, Entry.NO_MODE, "");
  }

  private static FileException refused(Decision decision) {
    assertThat(decision).isInstanceOf(Decision.Refused.class);
    return ((Decision.Refused) decision).failure();
  }

  // ---- trees of every kind ----

  @Test
  @DisplayName("A tree arrives with all that is in it, and is equal when it comes again")
  void tree() throws Exception {
    Trees.time(Trees.file(from, "a/b/file", "content"), Trees.THEN);
    Trees.file(from, "a/ -odd\nname", "odd");
    Trees.file(from, "n".repeat(255), "");
    Trees.file(from, "deep/" + "d/".repeat(100) + "x", "down there");
    Trees.folder(from, "empty/emptier");
    Trees.link(from, "a/b/up", "../b");
    Trees.link(from, "dangling", "nowhere");
    Trees.time(from.resolve("empty/emptier"), Trees.THEN);
    Trees.time(from.resolve("empty"), Trees.THEN);
    Trees.time(from, Trees.THEN);
    TreeCopy first = copy(DEFAULTS);

    assertThat(first.refused).isEmpty();
    assertThat(first.made).contains("a", "a/b", "a/b/up", "empty/emptier", "dangling");
    assertThat(Trees.all(to)).isEqualTo(Trees.all(from));

    TreeCopy second = copy(DEFAULTS);
    assertThat(second.writes).isEmpty();
    assertThat(second.made).isEmpty();
    assertThat(second.equal).hasSize(Trees.all(from).size());
    assertThat(Trees.all(to)).isEqualTo(Trees.all(from));
  }

  @Test
  @DisplayName("Names in UTF-8 arrive")
  void unicode() throws Exception {
    List<String> names = List.of("gr\u00fc\u00df", "\u65e5\u672c", "\uD83D\uDE00", "e\u0301");
    assumeTrue(names.stream().allMatch(NameRules::isWritable), "not in this encoding of names");
    for (String name : names) {
      Trees.file(from, name + "/" + name, name);
    }
    assertThat(copy(DEFAULTS).refused).isEmpty();
    assertThat(Trees.all(to)).isEqualTo(Trees.all(from));
  }

  @Test
  @DisplayName("Holes are nothing to decide about: a sparse file is a file of its size")
  void sparse() throws Exception {
    Path sparse = Trees.file(from, "sparse", "");
    try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
      file.setLength(6L << 30);
    }
    Entry entry = Attributes.entry(sparse, "sparse");

    assertThat(entry.size()).isEqualTo(6L << 30);
    assertThat(decide(entry)).isInstanceOf(Decision.Write.class);
  }

  @Test
  @DisplayName("Ten thousand files are decided quickly, new and equal")
  @Timeout(180)
  void many() throws Exception {
    for (int i = 0; i < 10_000; i++) {
      Trees.file(from, "f" + i % 10 + "/" + i, "");
    }
    assertThat(copy(DEFAULTS).writes).hasSize(10_000);
    assertThat(copy(DEFAULTS).equal).hasSize(10_011);
  }

  // ---- what is equal ----

  @Test
  @DisplayName("Files of one size and time are equal, to the microsecond")
  void sizeAndTime() throws Exception {
    Entry entry = Attributes.entry(Trees.file(from, "x", "new"), "x");
    Path old = Trees.file(to, "x", "old");
    Trees.time(old, Instant.ofEpochSecond(0, entry.modified() / 1000 * 1000));
    assertThat(decide(entry)).isInstanceOf(Decision.Equal.class);

    Trees.time(old, Instant.ofEpochSecond(0, entry.modified() + 1000));
    assertThat(decide(entry))
        .isEqualTo(new Decision.Write("x", to.resolve("x"), to.resolve("x"), false, ""));
  }

  @Test
  @DisplayName("By content or by nothing, a file is to be written, and told what is there")
  void byContent() throws Exception {
    Trees.time(Trees.file(from, "x", "same"), Trees.THEN);
    Trees.time(Trees.file(to, "x", "same"), Trees.THEN);
    for (Compare compare : List.of(Compare.CONTENT, Compare.NOTHING)) {
      assertThat(copy(DEFAULTS.comparing(compare)).writes)
          .containsExactly(new Decision.Write("x", to.resolve("x"), to.resolve("x"), false, ""));
    }
  }

  @Test
  @DisplayName("An equal file gets other permissions, unless they are not wanted or it is to stay")
  void otherPermissions() throws Exception {
    Path source = Trees.time(Trees.file(from, "x", "same"), Trees.THEN);
    Path target = Trees.time(Trees.file(to, "x", "same"), Trees.THEN);
    Trees.mode(source, "rwxr-x---");
    Trees.mode(target, "rw-------");

    assertThat(copy(DEFAULTS.withoutPermissions()).equal).contains("x");
    assertThat(copy(DEFAULTS.onConflict(Conflict.SKIP)).equal).contains("x");
    assertThat(Trees.mode(target)).isEqualTo("rw-------");
    assertThat(copy(DEFAULTS).equal).contains("x");
    assertThat(Trees.mode(target)).isEqualTo("rwxr-x---");
  }

  // ---- what is in the way ----

  @Test
  @DisplayName("Overwriting, files and links give way to anything, and empty folders to files")
  void overwritten() throws Exception {
    Trees.file(from, "folder/x", "");
    Trees.file(from, "folder2/x", "");
    Trees.file(from, "file", "new");
    Trees.file(from, "file2", "");
    Trees.link(from, "link", "file");
    Trees.link(from, "link2", "file");
    Trees.file(to, "folder", "older");
    Trees.link(to, "folder2", "..");
    Trees.folder(to, "file");
    Trees.link(to, "file2", "folder");
    Trees.file(to, "link", "older");
    Trees.link(to, "link2", "folder");
    TreeCopy copied = copy(DEFAULTS);

    assertThat(copied.refused).isEmpty();
    assertThat(copied.writes).filteredOn(write -> write.old() != null).isEmpty();
    assertThat(Trees.all(to)).isEqualTo(Trees.all(from));
    assertThat(Trees.exists(temp.resolve("x"))).isFalse();
  }

  @Test
  @DisplayName("A folder that is not empty never gives way; others go on")
  void folderInTheWay() throws Exception {
    Trees.file(from, "a", "new");
    Trees.link(from, "b", "a");
    Trees.file(from, "c", "new");
    Trees.file(to, "a/x", "keep");
    Trees.file(to, "b/x", "keep");
    TreeCopy copied = copy(DEFAULTS);

    assertThat(copied.written()).containsExactly("c");
    assertThat(copied.refused.keySet()).containsExactly("a", "b");
    assertThat(copied.refused.values())
        .allSatisfy(failure -> assertThat(failure.reason()).isEqualTo(Reason.IS_FOLDER))
        .allSatisfy(failure -> assertThat(failure).hasMessageContaining("delete that"));
    assertThat(to.resolve("a/x")).hasContent("keep");
  }

  @Test
  @DisplayName("Skipping, what is in the way stays, and all that is below is skipped")
  void skipped() throws Exception {
    Trees.file(from, "file", "new");
    Trees.file(from, "folder/deep/x", "");
    Trees.link(from, "link", "file");
    Trees.file(to, "file", "older");
    Trees.file(to, "folder", "older");
    Trees.link(to, "link", "folder");
    TreeCopy copied = copy(DEFAULTS.onConflict(Conflict.SKIP));

    assertThat(copied.skipped)
        .containsExactly("file", "folder", "folder/deep", "folder/deep/x", "link");
    assertThat(to.resolve("file")).hasContent("older");
    assertThat(to.resolve("folder")).hasContent("older");
  }

  @Test
  @DisplayName("Failing, each thing that is in the way is named")
  void failed() throws Exception {
    Trees.file(from, "file", "new");
    Trees.file(from, "folder/x", "");
    Trees.file(from, "other", "");
    Trees.file(to, "file", "older");
    Trees.file(to, "folder", "older");
    TreeCopy copied = copy(DEFAULTS.onConflict(Conflict.FAIL));

    assertThat(copied.refused.keySet()).containsExactly("file", "folder", "folder/x");
    assertThat(copied.refused.values())
        .allSatisfy(failure -> assertThat(failure.reason()).isEqualTo(Reason.EXISTS))
        .allSatisfy(failure -> assertThat(failure).hasMessageContaining(failure.path()));
    assertThat(copied.written()).containsExactly("other");
    assertThat(to.resolve("file")).hasContent("older");
  }

  @Test
  @DisplayName("A pipe in the way is named, and not touched")
  void pipeInTheWay() throws Exception {
    Trees.file(from, "x", "");
    Trees.shell(to, "mkfifo x");

    assertThat(copy(DEFAULTS).refused.get("x").reason()).isEqualTo(Reason.NO_FILE);
    assertThat(Trees.exists(to.resolve("x"))).isTrue();
  }

  // ---- what is refused ----

  @Test
  @DisplayName("Links that lead out are refused, each by itself; those inside are made")
  void links() throws Exception {
    Trees.link(from, "absolute", from.resolve("inside").toString());
    Trees.link(from, "in/up", "../in");
    Trees.link(from, "in/out", "../../secret");
    Trees.link(from, "out", "..");
    TreeCopy copied = copy(DEFAULTS);

    assertThat(copied.refused.keySet()).containsExactly("absolute", "in/out", "out");
    assertThat(copied.refused.values())
        .allSatisfy(failure -> assertThat(failure.reason()).isEqualTo(Reason.OUTSIDE))
        .allSatisfy(failure -> assertThat(failure).hasMessageContaining("leads out"));
    assertThat(Files.readSymbolicLink(to.resolve("in/up"))).hasToString("../in");
    assertThat(Trees.all(to)).hasSize(3);
  }

  @Test
  @DisplayName("Links that are to be left out are skipped, even if they are sent")
  void linksLeftOut() {
    Destination destination =
        new Destination(Confined.folder(to), "", DEFAULTS.links(Links.SKIP), NameRules.assumed());
    Entry link = new Entry("link", Entry.Kind.LINK, 0, 0, Entry.NO_MODE, "x");

    assertThat(destination.decide(link)).isInstanceOf(Decision.Skipped.class);
    assertThat(Trees.exists(to.resolve("link"))).isFalse();
  }

  @Test
  @DisplayName("Names that cannot be held are refused")
  void badNames() {
    assertThat(refused(decide(file("n".repeat(256)))).reason()).isEqualTo(Reason.BAD_NAME);
    assertThat(refused(decide(file("nul\0"))).reason()).isEqualTo(Reason.BAD_NAME);
    assertThat(refused(decide(file(".x.hawser-part"))).reason()).isEqualTo(Reason.BAD_NAME);
    for (String path : List.of("..", "a/../../b", "/etc/passwd", "a//b", ".", "a/", "..\\x/..")) {
      assertThat(decide(file(path))).as(path).isInstanceOf(Decision.Refused.class);
    }
  }

  @Test
  @DisplayName("On Windows, devices and what ends with a dot are refused; others go on")
  void windowsNames() throws Exception {
    for (String path : List.of("aux/x", "con.txt", "dot.", "fine", "q?")) {
      Trees.file(from, path, "");
    }
    TreeCopy copied = TreeCopy.copy(from, to, DEFAULTS, new NameRules(false, false, true));

    assertThat(copied.refused.keySet()).containsExactly("aux", "aux/x", "con.txt", "dot.", "q?");
    assertThat(copied.refused.get("aux/x")).hasMessageContaining("its folder was refused");
    assertThat(copied.written()).containsExactly("fine");
  }

  @Test
  @DisplayName("Names that the file system does not tell apart clash, and both are named")
  void clashes() throws Exception {
    Trees.file(from, "README/x", "");
    Trees.file(from, "Readme/y", "");
    Trees.file(from, "a/B", "");
    Trees.file(from, "a/b", "");
    TreeCopy copied = TreeCopy.copy(from, to, DEFAULTS, new NameRules(false, false, false));

    assertThat(copied.refused.keySet()).containsExactly("Readme", "Readme/y", "a/b");
    assertThat(copied.refused.values())
        .allSatisfy(failure -> assertThat(failure.reason()).isEqualTo(Reason.CLASH));
    assertThat(copied.refused.get("a/b")).hasMessageContaining("'a/b'").hasMessageContaining("a/B");
    assertThat(copied.written()).containsExactly("README/x", "a/B");
  }

  @Test
  @DisplayName("Names in two Unicode forms clash where the file system normalizes")
  void normalizedClashes() {
    Destination destination =
        new Destination(Confined.folder(to), "", DEFAULTS, new NameRules(true, true, false));
    assumeTrue(NameRules.isWritable("\u00e9"), "not in this encoding of names");

    assertThat(destination.decide(file("\u00e9"))).isInstanceOf(Decision.Write.class);
    assertThat(refused(destination.decide(file("e\u0301"))).reason()).isEqualTo(Reason.CLASH);
  }

  @Test
  @DisplayName("What comes before its folder is refused")
  void withoutFolder() {
    Destination destination =
        new Destination(Confined.folder(to), "", DEFAULTS, NameRules.assumed());
    assertThat(refused(destination.decide(file("a/b"))).reason()).isEqualTo(Reason.NO_FOLDER);
    assertThat(destination.decide(file("c"))).isInstanceOf(Decision.Write.class);
  }

  @Test
  @DisplayName("What comes when its folder is left is refused, unless the folder is named again")
  void folderLeft() {
    Destination destination =
        new Destination(Confined.folder(to), "", DEFAULTS, NameRules.assumed());
    Entry folder = new Entry("a", Entry.Kind.FOLDER, 0, 0, 0777, "");
    assertThat(destination.decide(folder)).isInstanceOf(Decision.Made.class);
    assertThat(destination.decide(file("b"))).isInstanceOf(Decision.Write.class);

    assertThat(refused(destination.decide(file("a/x"))).reason()).isEqualTo(Reason.NO_FOLDER);
    assertThat(destination.decide(folder)).isInstanceOf(Decision.Equal.class);
    assertThat(destination.decide(file("a/x"))).isInstanceOf(Decision.Write.class);
  }

  @Test
  @DisplayName("Nothing goes through a link that is put in the place of a folder meanwhile")
  void exchanged() throws Exception {
    Path secret = Trees.folder(temp, "secret");
    Destination destination =
        new Destination(Confined.folder(to), "", DEFAULTS, NameRules.assumed());
    Entry folder = new Entry("a", Entry.Kind.FOLDER, 0, 0, 0777, "");
    assertThat(destination.decide(folder)).isInstanceOf(Decision.Made.class);
    Files.delete(to.resolve("a"));
    Trees.link(to, "a", secret.toRealPath().toString());

    assertThat(refused(destination.decide(file("a/x"))).reason()).isEqualTo(Reason.OUTSIDE);
    Entry below = new Entry("a/b", Entry.Kind.FOLDER, 0, 0, 0777, "");
    assertThat(refused(destination.decide(below)).reason()).isEqualTo(Reason.OUTSIDE);
    Entry link = new Entry("a/c", Entry.Kind.LINK, 0, 0, Entry.NO_MODE, "d");
    assertThat(refused(destination.decide(link)).reason()).isEqualTo(Reason.OUTSIDE);
    Map<String, String> before = Trees.all(secret);
    assertThatThrownBy(destination::finish).hasMessageContaining("replaced meanwhile");
    assertThat(Trees.all(secret)).hasSize(1).isEqualTo(before);
  }

  // ---- a single file ----

  @Test
  @DisplayName("A single file comes to the place that was named for it")
  void single() throws Exception {
    Trees.folder(to, "in");
    Destination destination =
        new Destination(Confined.folder(to), "in/a.jpg", DEFAULTS, NameRules.assumed());

    assertThat(destination.decide(file("")))
        .isEqualTo(new Decision.Write("in/a.jpg", to.resolve("in/a.jpg"), null, true, ""));
  }

  @Test
  @DisplayName("A folder does not come where a file should, nor a file where a folder should")
  void wrongKind() {
    Entry folder = new Entry("", Entry.Kind.FOLDER, 0, 0, 0777, "");
    Destination single = new Destination(Confined.folder(to), "x", DEFAULTS, NameRules.assumed());

    assertThat(refused(single.decide(folder)).reason()).isEqualTo(Reason.IS_FOLDER);
    assertThat(refused(decide(file(""))).reason()).isEqualTo(Reason.NO_FOLDER);
  }
}
