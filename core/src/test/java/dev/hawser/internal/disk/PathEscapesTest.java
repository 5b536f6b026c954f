package dev.hawser.internal.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import dev.hawser.security.Permission;
import dev.hawser.security.Permission.Access;
import dev.hawser.security.Permission.Kind;
import dev.hawser.security.Trust;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// All ways out of a folder that we know of. None of them may lead anywhere.
///
/// The folder `granted` is granted. Beside it lies `secret`, with a file that must not be read,
/// changed or joined by others.
class PathEscapesTest {
  private static final String SECRET = "nobody may read this";

  @TempDir Path temp;
  private Path granted;
  private Path secret;

  @BeforeEach
  void makeFolders() throws IOException {
    Path real = temp.toRealPath();
    granted = Files.createDirectories(real.resolve("granted"));
    secret = Files.createDirectories(real.resolve("secret"));
    Files.writeString(secret.resolve("file"), SECRET);
    Files.createDirectories(granted.resolve("in/deeper"));
    Files.writeString(granted.resolve("in/file"), "free");
  }

  @AfterEach
  void removeLinks() throws IOException {
    try (Stream<Path> all = Files.walk(granted)) {
      for (Path link : all.filter(Files::isSymbolicLink).toList()) {
        Files.delete(link);
      }
    }
  }

  /// Refused by what is written, whether or not anything is there.
  static Stream<String> texts() {
    return Stream.of(
        "..",
        "../secret/file",
        "in/..",
        "in/../../secret/file",
        "in/deeper/../../../secret/file",
        "in/deeper/..",
        "../granted/in/file",
        "./../secret/file",
        "//secret/file",
        "//host/share/file",
        "in//file",
        "in/deeper//",
        "\\\\host\\share\\file",
        "\\\\?\\C:\\Windows",
        "C:",
        "C:/Windows",
        "c:\\Windows\\win.ini",
        "in/\0",
        "in/file\0.jpg",
        "\0",
        "in/\ud83d",
        "in/\ude00x",
        "n".repeat(256),
        "in/" + "é".repeat(128),
        "in/deeper/".repeat(500) + "file",
        "x/".repeat(100_000));
  }

  /// Refused below a folder of a transfer, where no path is typed, on top of {@link #texts}.
  static Stream<String> entries() {
    return Stream.concat(
        texts().filter(text -> !text.matches("(?s)([Cc]:|\\\\).*")),
        Stream.of(
            "/", "/etc/passwd", "/in/file", ".", "./in", "in/.", "in/./file", "in/", "in/deeper/"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  @DisplayName("a request with such a path is refused")
  void requests(String text) {
    for (Trust trust : new Trust[] {Trust.of(Permission.files(granted)), Trust.full()}) {
      Roots roots = Roots.of(trust, Access.READ, granted);
      refused(() -> roots.path(text), Reason.OUTSIDE, Reason.BAD_NAME);
    }
  }

  @ParameterizedTest
  @MethodSource("entries")
  @DisplayName("an entry of a folder with such a path is refused, for reading and for writing")
  void entries(String text) {
    for (Confined folder : new Confined[] {Confined.folder(granted), Confined.granted(granted)}) {
      refused(() -> folder.existing(text), Reason.OUTSIDE, Reason.BAD_NAME);
      refused(() -> folder.target(text), Reason.OUTSIDE, Reason.BAD_NAME);
      refused(() -> folder.followed(text), Reason.OUTSIDE, Reason.BAD_NAME);
      refused(() -> folder.makeFolder(text), Reason.OUTSIDE, Reason.BAD_NAME);
      refused(() -> folder.leadsOut(text, "in"), Reason.OUTSIDE, Reason.BAD_NAME);
    }
    nothingHappened();
  }

  @Test
  @DisplayName("absolute paths outside are not permitted, and lead to no folder")
  void absolute() {
    Trust trust = Trust.of(Permission.files(granted));
    Roots roots = Roots.of(trust, Access.READ, granted);
    for (String text : new String[] {"/", "/etc/passwd", secret + "/file", granted + "x"}) {
      Path path = roots.path(text);
      assertThat(trust.permits(Kind.FILES, Access.READ, path.toString())).isFalse();
      refused(() -> roots.confine(path), Reason.OUTSIDE);
    }
  }

  /// Links in the granted folder, all of which end outside.
  private void makeLinksOut() throws IOException {
    link("file-out", secret.resolve("file").toString());
    link("folder-out", secret.toString());
    link("relative-out", "../secret");
    link("in/deeper/up", "../../../secret");
    link("to-link", "folder-out");
    link("to-link-to-link", "to-link");
    link("nowhere-out", secret.resolve("new").toString());
    link("nowhere-folder-out", temp.resolve("new").toString());
    link("to-nowhere-out", "nowhere-out");
    link("above", "..");
    link("top", "/");
    link("in/around", "../above/secret");
  }

  static Stream<String> waysThroughLinks() {
    return Stream.of(
        "file-out",
        "folder-out",
        "folder-out/file",
        "folder-out/new",
        "relative-out/file",
        "in/deeper/up/file",
        "to-link/file",
        "to-link-to-link/file",
        "to-link-to-link/new",
        "nowhere-out",
        "nowhere-folder-out/new",
        "to-nowhere-out",
        "above/secret/file",
        "top/etc/passwd",
        "in/around/file");
  }

  @ParameterizedTest
  @MethodSource("waysThroughLinks")
  @DisplayName("links that lead out are not followed, whether anything is at their end or not")
  void links(String way) throws IOException {
    makeLinksOut();
    Roots roots = Roots.of(Trust.of(Permission.files(granted)), Access.BOTH, granted);
    for (Confined folder : new Confined[] {Confined.folder(granted), Confined.granted(granted)}) {
      refused(() -> folder.followed(way), Reason.OUTSIDE);
      refused(() -> read(folder, way), Reason.OUTSIDE);
      refused(() -> write(folder, way), Reason.OUTSIDE);
      refused(() -> folder.makeFolder(way), Reason.OUTSIDE, Reason.NO_FOLDER);
      if (way.contains("/")) {
        refused(() -> folder.target(way), Reason.OUTSIDE);
        refused(() -> roots.confine(roots.path(way)), Reason.OUTSIDE);
      }
    }
    nothingHappened();
  }

  @Test
  @DisplayName("links that lead in a circle end nowhere")
  void circles() throws IOException {
    link("self", "self");
    link("one", "two");
    link("two", "one");
    Confined folder = Confined.granted(granted);
    Roots roots = Roots.of(Trust.of(Permission.files(granted)), Access.READ, granted);
    for (String way : new String[] {"self/x", "one/x", "self", "two"}) {
      refused(() -> folder.followed(way), Reason.OUTSIDE);
      refused(() -> read(folder, way), Reason.OUTSIDE);
    }
    refused(() -> roots.confine(roots.path("one/x")), Reason.OUTSIDE);
  }

  static Stream<String> targetsOut() {
    return Stream.of(
        "",
        "/",
        "/etc/passwd",
        "..",
        "../secret",
        "../granted/in",
        "./../secret",
        "in/../../secret",
        "in/..",
        "later/..",
        "later/../in",
        "//host/share",
        "folder-out",
        "folder-out/file",
        "nowhere-out");
  }

  @ParameterizedTest
  @MethodSource("targetsOut")
  @DisplayName("the other end can make no link that leads out, or that others could turn out later")
  void newLinks(String target) throws IOException {
    makeLinksOut();
    assertThat(Confined.folder(granted).leadsOut("link", target)).isTrue();
    assertThat(
            Confined.folder(granted).leadsOut("in/link", target.replaceFirst("^(?=[^/])", "../")))
        .isTrue();
    assertThat(Confined.folder(granted).leadsOut("", target)).isTrue();
  }

  @Test
  @DisplayName(
      "a hard link to a file outside can be read but not written; putting replaces the name")
  void hardLinks() throws IOException {
    Files.createLink(granted.resolve("hard"), secret.resolve("file"));
    Confined folder = Confined.granted(granted);
    refused(() -> write(folder, "hard"), Reason.OUTSIDE);
    refused(
        () -> folder.open(folder.existing("hard"), Set.of(WRITE, CREATE)).close(), Reason.OUTSIDE);
    try (FileChannel file = folder.open(folder.existing("hard"), Set.of(READ))) {
      assertThat(file.size()).isEqualTo(SECRET.length());
    }
    nothingHappened();
  }

  @Test
  @DisplayName("a named pipe is not opened, which would block")
  void pipes() throws Exception {
    Process made = new ProcessBuilder("mkfifo", granted.resolve("pipe").toString()).start();
    assumeTrue(made.waitFor() == 0);
    Confined folder = Confined.granted(granted);
    refused(() -> read(folder, "pipe"), Reason.NO_FILE);
    refused(() -> write(folder, "pipe"), Reason.NO_FILE);
    refused(() -> Attributes.entry(granted.resolve("pipe"), "pipe"), Reason.NO_FILE);
  }

  @Test
  @DisplayName("devices are not opened, even if everything is granted")
  void devices() {
    assumeTrue(Files.exists(Path.of("/dev/zero")));
    Roots roots = Roots.of(Trust.full(), Access.BOTH, granted);
    Path device = roots.path("/dev/zero");
    Confined everything = roots.confine(device);
    refused(() -> read(everything, "dev/zero"), Reason.NO_FILE);
    refused(() -> write(everything, "dev/zero"), Reason.NO_FILE);
    refused(() -> Attributes.entry(device, "dev/zero"), Reason.NO_FILE);
  }

  @Test
  @DisplayName("on Windows: drives, streams of a file, backslashes and devices are no names")
  void windows() {
    NameRules rules = new NameRules(false, false, true);
    for (String name :
        new String[] {
          "C:",
          "c:x",
          "file:stream",
          "..\\..\\x",
          "\\\\host\\share",
          "\\x",
          "NUL",
          "nul.txt",
          "CON",
          "com1",
          "COM\u00b9",
          "LPT9.tar.gz",
          "aux ",
          "AUX .txt",
          "CONIN$",
          "x.",
          "x ",
          "...",
          "a|b",
          "a?",
          "a*",
          "<",
          ">",
          "\"",
          "tab\t",
          "",
          ".",
          "..",
          "a/b",
          "n".repeat(256)
        }) {
      assertThat(rules.complaint(name)).as("complaint about '%s'", name).isNotNull();
    }
  }

  @Test
  @DisplayName("a folder exchanged for a link before it is used is found out")
  void exchanged() throws IOException {
    for (Confined folder : new Confined[] {Confined.folder(granted), Confined.granted(granted)}) {
      Path file = folder.existing("in/file");
      Path fresh = folder.target("in/fresh");
      Path aside = granted.resolve("aside");
      Files.move(granted.resolve("in"), aside);
      link("in", "../secret");

      refused(() -> folder.open(file, Set.of(READ)).close(), Reason.OUTSIDE, Reason.NO_FOLDER);
      refused(() -> folder.open(file, Set.of(WRITE)).close(), Reason.OUTSIDE, Reason.NO_FOLDER);
      refused(() -> folder.recheck(file), Reason.OUTSIDE);
      Files.createFile(fresh);
      assertThat(secret.resolve("fresh")).exists();
      refused(() -> folder.recheckMade(fresh), Reason.OUTSIDE);
      nothingHappened();

      Files.delete(granted.resolve("in"));
      Files.move(aside, granted.resolve("in"));
      assertThat(read(folder, "in/file")).isEqualTo("free");
    }
  }

  @Test
  @DisplayName("a folder that is exchanged for a link again and again never leads out")
  void race() throws Exception {
    assumeTrue(!NameRules.assumed().windows());
    Path folder = granted.resolve("in");
    Path aside = granted.resolve("aside");
    Path link = link("link", "../secret");
    Thread exchanging =
        Thread.ofPlatform()
            .start(() -> {
              while (!Thread.currentThread().isInterrupted()) {
                exchange(folder, aside, link);
              }
            });
    Confined confined = Confined.granted(granted);
    try {
      for (int i = 0; i < 3000; i++) {
        String name = "in/new" + i;
        attempt(() -> assertThat(read(confined, "in/file")).isEqualTo("free"));
        attempt(() -> confined.open(confined.target(name), Set.of(WRITE, CREATE)).close());
      }
    } finally {
      exchanging.interrupt();
      exchanging.join();
    }
    nothingHappened();
  }

  private static void exchange(Path folder, Path aside, Path link) {
    try {
      Files.move(folder, aside);
      Files.move(link, folder);
      Files.move(folder, link);
      Files.move(aside, folder);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private interface Attempt {
    void run() throws IOException;
  }

  private static void attempt(Attempt attempt) throws IOException {
    try {
      attempt.run();
    } catch (FileException refused) {
      assertThat(refused.reason()).isIn(Reason.OUTSIDE, Reason.MISSING, Reason.NO_FOLDER);
    }
  }

  private Path link(String name, String target) throws IOException {
    return Files.createSymbolicLink(granted.resolve(name), Path.of(target));
  }

  private static String read(Confined folder, String way) throws IOException {
    try (FileChannel file = folder.open(folder.existing(way), Set.of(READ))) {
      return new String(Channels.newInputStream(file).readAllBytes(), UTF_8);
    }
  }

  private static void write(Confined folder, String way) throws IOException {
    Set<? extends OpenOption> options = Set.of(WRITE, CREATE);
    folder.open(folder.existing(way), options).close();
  }

  private static void refused(Attempt attempt, Reason... reasons) {
    FileException e = catchThrowableOfType(FileException.class, attempt::run);
    assertThat(e).isNotNull();
    assertThat(e.reason()).isIn((Object[]) reasons);
    assertThat(e).message().contains(": ").hasSizeLessThan(600);
  }

  private void nothingHappened() {
    try (Stream<Path> files = Files.list(secret)) {
      assertThat(files).containsExactly(secret.resolve("file"));
      assertThat(secret.resolve("file")).hasContent(SECRET);
      assertThat(temp.resolve("new")).doesNotExist();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
