package dev.hawser.internal.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import dev.hawser.file.Links;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ScannerTest {
  @TempDir Path temp;
  private Path base;

  @BeforeEach
  void makeBase() throws IOException {
    base = Files.createDirectory(temp.resolve("base"));
  }

  /// Remembers what it is told.
  private static class Told implements Scanner.Sink {
    final List<Entry> entries = new ArrayList<>();
    final List<FileException> failures = new ArrayList<>();

    @Override
    public void entry(Entry entry, Path path) throws InterruptedException {
      entries.add(entry);
    }

    @Override
    public void failed(FileException failure) {
      failures.add(failure);
    }

    List<String> paths() {
      return entries.stream().map(Entry::path).toList();
    }

    Entry entry(String path) {
      return entries.stream().filter(entry -> entry.path().equals(path)).findFirst().orElseThrow();
    }
  }

  private Told scan(String start, Filter filter, Links links) throws InterruptedException {
    return scan(start, filter, links, new Told());
  }

  private Told scan(String start, Filter filter, Links links, Told told)
      throws InterruptedException {
    new Scanner(Confined.existingFolder(base), start, filter, links).scan(told);
    return told;
  }

  private Told scan() throws InterruptedException {
    return scan("", Filter.ALL, Links.KEEP);
  }

  @Test
  @DisplayName("Each folder comes before what is in it, and everything by name")
  void order() throws Exception {
    for (String path : List.of("b/z", "b/a", "a", "b-c", "b.d/x", "c/d/e")) {
      Trees.file(base, path, "");
    }

    assertThat(scan().paths())
        .containsExactly("", "a", "b", "b/a", "b/z", "b-c", "b.d", "b.d/x", "c", "c/d", "c/d/e");
  }

  @Test
  @DisplayName("Paths are relative to the start, which may be a file")
  void start() throws Exception {
    Trees.file(base, "a/b/c", "123");
    Trees.file(base, "a/d", "");

    assertThat(scan("a/b", Filter.ALL, Links.KEEP).paths()).containsExactly("", "c");
    Told file = scan("a/b/c", Filter.ALL, Links.KEEP);
    assertThat(file.paths()).containsExactly("");
    assertThat(file.entry("").kind()).isEqualTo(Entry.Kind.FILE);
    assertThat(file.entry("").size()).isEqualTo(3);
  }

  @Test
  @DisplayName("A start that is not there is a failure, and so is one that leads out")
  void noStart() throws Exception {
    assertThat(scan("missing", Filter.ALL, Links.KEEP).failures)
        .singleElement()
        .extracting(FileException::reason)
        .isEqualTo(Reason.MISSING);
    assertThatThrownBy(() -> scan("../base", Filter.ALL, Links.KEEP))
        .isInstanceOf(FileException.class);
  }

  @Test
  @DisplayName("Entries tell kind, size, time and permissions")
  void attributes() throws Exception {
    Path file = Trees.time(Trees.file(base, "file", "12345"), Trees.THEN);
    Trees.folder(base, "empty");
    Told told = scan();

    Entry entry = told.entry("file");
    assertThat(entry.size()).isEqualTo(5);
    assertThat(entry.modified() / 1000).isEqualTo(1_580_608_922_123_456L);
    assertThat(told.entry("empty").kind()).isEqualTo(Entry.Kind.FOLDER);
    if (Trees.hasModes(file)) {
      Trees.mode(file, "rwxr-x--x");
      assertThat(scan().entry("file").mode()).isEqualTo(0751);
    }
  }

  @Test
  @DisplayName("Links are told as they are and never followed")
  void links() throws Exception {
    Trees.file(base, "folder/file", "");
    Trees.link(base, "folder/up", "..");
    Trees.link(base, "inside", "folder");
    Trees.link(base, "dangling", "nowhere");
    Trees.link(base, "out", temp.toString());
    Trees.link(base, "self", "self");
    Told told = scan();

    assertThat(told.paths())
        .containsExactly(
            "", "dangling", "folder", "folder/file", "folder/up", "inside", "out", "self");
    assertThat(told.entry("inside").link()).isEqualTo("folder");
    assertThat(told.entry("out").link()).isEqualTo(temp.toString());
    assertThat(scan("", Filter.ALL, Links.SKIP).paths())
        .containsExactly("", "folder", "folder/file");
  }

  @Test
  @DisplayName("Names of every kind are told")
  void names() throws Exception {
    String longest = "n".repeat(255);
    for (String name : List.of(" ", "a b", "line\nbreak", "-rf", "--", "#", "~", "$x", longest)) {
      Trees.file(base, name, "");
    }
    assertThat(scan().paths())
        .contains(" ", "a b", "line\nbreak", "-rf", "--", "#", "~", "$x", longest);
  }

  @Test
  @DisplayName("Names in UTF-8 are told")
  void unicode() throws Exception {
    List<String> names = List.of("gr\u00fc\u00df", "\u65e5\u672c", "\uD83D\uDE00", "e\u0301");
    assumeTrue(names.stream().allMatch(NameRules::isWritable), "not in this encoding of names");
    for (String name : names) {
      Trees.file(base, name, "");
    }
    assertThat(scan().paths()).containsAll(names);
  }

  @Test
  @DisplayName("A name that is no text is a failure, and others go on")
  void noText() throws Exception {
    Trees.file(base, "a", "");
    Trees.shell(base, "touch \"$(printf 'b\\377')\" && mkdir \"$(printf 'c\\377')\"");
    Trees.file(base, "d", "");
    Told told = scan();

    assertThat(told.paths()).containsExactly("", "a", "d");
    assertThat(told.failures)
        .hasSize(2)
        .allSatisfy(failure -> assertThat(failure.reason()).isEqualTo(Reason.BAD_NAME));
  }

  @Test
  @DisplayName("A pipe is a failure, and others go on; unless it is excluded")
  void pipe() throws Exception {
    Trees.file(base, "a", "");
    Trees.shell(base, "mkfifo b.pipe");
    Trees.file(base, "c", "");
    Told told = scan();

    assertThat(told.paths()).containsExactly("", "a", "c");
    assertThat(told.failures).singleElement().satisfies(ScannerTest::isAboutPipe);
    Filter filter = new Filter(List.of(), List.of("*.pipe"));
    assertThat(scan("", filter, Links.KEEP).failures).isEmpty();
    Filter others = new Filter(List.of("a"), List.of());
    assertThat(scan("", others, Links.KEEP).failures).isEmpty();
  }

  private static void isAboutPipe(FileException failure) {
    assertThat(failure.reason()).isEqualTo(Reason.NO_FILE);
    assertThat(failure.path()).isEqualTo("b.pipe");
    assertThat(failure).hasMessageContaining("b.pipe");
  }

  @Test
  @DisplayName("A folder that may not be read is a failure, and others go on")
  void denied() throws Exception {
    Trees.assumeNoAdministrator(temp);
    Trees.file(base, "a/x", "");
    Path locked = Trees.file(base, "b/x", "").getParent();
    Trees.file(base, "c/x", "");
    Trees.mode(locked, "---------");
    Told told = scan();
    Trees.mode(locked, "rwx------");

    assertThat(told.paths()).containsExactly("", "a", "a/x", "b", "c", "c/x");
    assertThat(told.failures)
        .singleElement()
        .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.DENIED))
        .satisfies(failure -> assertThat(failure.path()).isEqualTo("b"));
  }

  @Test
  @DisplayName("Hidden files of transfers under way are not there")
  void ours() throws Exception {
    Trees.file(base, "a", "");
    Trees.file(base, ".a.hawser-part", "");
    Trees.file(base, ".a.hawser-map", "");

    assertThat(scan().paths()).containsExactly("", "a");
  }

  @Test
  @DisplayName("Folders that are excluded are not entered")
  void excluded() throws Exception {
    Trees.file(base, "a/build/x", "");
    Trees.file(base, "a/src/x", "");
    Trees.file(base, "a/src/y.log", "");
    Filter filter = new Filter(List.of(), List.of("build", "*.log"));

    assertThat(scan("", filter, Links.KEEP).paths()).containsExactly("", "a", "a/src", "a/src/x");
  }

  @Test
  @DisplayName("If only some files are meant, folders without them are not there")
  void included() throws Exception {
    for (String path : List.of("a/b/c/x.txt", "a/b/y.md", "a/d/y.txt", "e/f/g.txt", "h.md")) {
      Trees.file(base, path, "");
    }
    Trees.folder(base, "a/b/empty");
    Filter filter = new Filter(List.of("*.md"), List.of());

    assertThat(scan("", filter, Links.KEEP).paths())
        .containsExactly("", "a", "a/b", "a/b/y.md", "h.md");
  }

  @Test
  @DisplayName("A very deep folder is no problem")
  void deep() throws Exception {
    Path file = Trees.file(base, "d/".repeat(1000) + "x", "");

    assertThat(scan().entries).hasSize(1002);
    // JUnit would do it, too, but asks for the real path of each folder first.
    for (Path at = file; !at.equals(base); at = at.getParent()) {
      Files.delete(at);
    }
  }

  @Test
  @DisplayName("Ten thousand files are found quickly, in order")
  @Timeout(20)
  void many() throws Exception {
    for (int i = 0; i < 10_000; i++) {
      Trees.file(base, "f" + i % 10 + "/" + i, "");
    }
    List<String> paths = scan().paths();

    assertThat(paths).hasSize(10_011).doesNotHaveDuplicates().isSorted();
  }

  @Test
  @DisplayName("A folder that is exchanged for a link meanwhile does not lead out")
  void exchanged() throws Exception {
    Trees.file(temp, "secret/file", "");
    Trees.file(base, "a/b", "");
    Told told =
        new Told() {
          @Override
          public void entry(Entry entry, Path path) throws InterruptedException {
            super.entry(entry, path);
            if (entry.path().equals("a")) {
              exchange(path);
            }
          }
        };
    scan("", Filter.ALL, Links.KEEP, told);

    assertThat(told.paths()).containsExactly("", "a");
    assertThat(told.failures).hasSize(1);
  }

  private void exchange(Path folder) {
    try {
      Files.move(folder, temp.resolve("elsewhere"));
      Files.createSymbolicLink(folder, temp.resolve("secret"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @DisplayName("The receiver of the entries can end the scan, and so can an interrupt")
  void ended() throws Exception {
    Trees.file(base, "a", "");
    Told throwing =
        new Told() {
          @Override
          public void entry(Entry entry, Path path) {
            throw new IllegalStateException("enough");
          }
        };
    assertThatThrownBy(() -> scan("", Filter.ALL, Links.KEEP, throwing)).hasMessage("enough");

    Thread.currentThread().interrupt();
    assertThatThrownBy(this::scan).isInstanceOf(InterruptedException.class);
  }
}
