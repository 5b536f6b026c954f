package dev.hawser.internal.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfinedTest {
  @TempDir Path temp;
  private Path base;

  @BeforeEach
  void makeFolders() throws IOException {
    base = Files.createDirectories(temp.toRealPath().resolve("base"));
    Files.createDirectories(base.resolve("in/deeper"));
    Files.writeString(base.resolve("in/file"), "content");
  }

  @Test
  @DisplayName("a transfer's folder is made with all above it, and may lie behind a link")
  void folder() throws IOException {
    Confined made = Confined.folder(base.resolve("new/newer"));
    assertThat(made.base()).isEqualTo(base.resolve("new/newer")).isDirectory();
    Path link = Files.createSymbolicLink(temp.resolve("link"), base);
    assertThat(Confined.folder(link).base()).isEqualTo(base);
    assertThat(Confined.folder(link.resolve("x")).base()).isEqualTo(base.resolve("x"));
    refused(Reason.NO_FOLDER, () -> Confined.existingFolder(base.resolve("in/file")));
    refused(Reason.NO_FOLDER, () -> Confined.folder(base.resolve("in/file")));
    refused(Reason.MISSING, () -> Confined.existingFolder(base.resolve("nothing")));
  }

  @Test
  @DisplayName("plain paths lead to where they say, whether something is there or not")
  void plain() {
    Confined folder = Confined.folder(base);
    assertThat(folder.existing("")).isEqualTo(base);
    assertThat(folder.existing("in")).isEqualTo(base.resolve("in"));
    assertThat(folder.existing("in/file")).isEqualTo(base.resolve("in/file"));
    assertThat(folder.target("in/deeper/new")).isEqualTo(base.resolve("in/deeper/new"));
    assertThat(folder.followed("in/file")).isEqualTo(base.resolve("in/file"));
    refused(Reason.MISSING, () -> folder.target("missing/new"));
    refused(Reason.MISSING, () -> folder.followed("in/missing"));
    refused(Reason.NO_FOLDER, () -> folder.target("in/file/new"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "...",
        "a..b",
        "..a",
        "a..",
        " ",
        "-rf",
        "a b",
        "new\nline",
        "C;",
        "~",
        "$HOME",
        "*"
      })
  @DisplayName("odd names are names as well")
  void odd(String name) {
    Confined folder = Confined.folder(base);
    assertThat(folder.target(name)).isEqualTo(base.resolve(name));
    assertThat(folder.target("in/" + name)).isEqualTo(base.resolve("in").resolve(name));
    assertThat(folder.makeFolder(name + "/" + name)).isDirectory();
  }

  @Test
  @DisplayName("in a granted folder, links that stay inside are followed; in a transfer none are")
  void linksInside() throws IOException {
    Files.createSymbolicLink(base.resolve("link"), Path.of("in"));
    Files.createSymbolicLink(base.resolve("in/deeper/absolute"), base.resolve("link/file"));
    Confined granted = Confined.granted(base);
    assertThat(granted.existing("link")).isEqualTo(base.resolve("link"));
    assertThat(granted.existing("link/file")).isEqualTo(base.resolve("in/file"));
    assertThat(granted.target("link/deeper/new")).isEqualTo(base.resolve("in/deeper/new"));
    assertThat(granted.followed("link/deeper/absolute")).isEqualTo(base.resolve("in/file"));
    assertThat(granted.makeFolder("link/fresh/fresher"))
        .isEqualTo(base.resolve("in/fresh/fresher"));
    assertThat(granted.enter("link").base()).isEqualTo(base.resolve("in"));
    assertThat(granted.makeAndEnter("link/a/b").base()).isEqualTo(base.resolve("in/a/b"));

    Confined strict = Confined.folder(base);
    assertThat(strict.existing("link")).isEqualTo(base.resolve("link"));
    refused(Reason.OUTSIDE, () -> strict.existing("link/file"));
    refused(Reason.OUTSIDE, () -> strict.target("link/new"));
    refused(Reason.OUTSIDE, () -> strict.followed("link"));
    refused(Reason.OUTSIDE, () -> strict.makeFolder("link/new"));
  }

  @Test
  @DisplayName("folders are made with those on the way; what is there stays")
  void makeFolder() {
    Confined folder = Confined.granted(base);
    assertThat(folder.makeFolder("a/b/c")).isEqualTo(base.resolve("a/b/c")).isDirectory();
    assertThat(folder.makeFolder("in/deeper")).isEqualTo(base.resolve("in/deeper"));
    assertThat(folder.makeFolder("")).isEqualTo(base);
    assertThat(base.resolve("in/file")).hasContent("content");
    refused(Reason.NO_FOLDER, () -> folder.makeFolder("in/file"));
    refused(Reason.NO_FOLDER, () -> folder.makeFolder("in/file/deeper"));
  }

  @Test
  @DisplayName("a path is called the same whether the folder's own links are in it or not")
  void relative() throws IOException {
    Path link = Files.createSymbolicLink(temp.toRealPath().resolve("link"), base);
    Confined folder = Confined.granted(link);
    assertThat(folder.relative(link.resolve("in").resolve("file"))).isEqualTo("in/file");
    assertThat(folder.relative(base.resolve("in").resolve("file"))).isEqualTo("in/file");
    assertThat(folder.relative(link)).isEmpty();
    refused(Reason.OUTSIDE, () -> folder.relative(temp.toRealPath().resolve("other")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file",
        "deeper",
        "./deeper/x",
        "..",
        "../in/file",
        "../missing",
        "missing/too",
        "../.",
        "link",
        "x//y",
        "..x",
        "deeper/"
      })
  @DisplayName("a link may lead anywhere inside, also to what is not there")
  void linksMayLeadInside(String target) throws IOException {
    Files.createSymbolicLink(base.resolve("in/link"), Path.of("link"));
    assertThat(Confined.folder(base).leadsOut("in/new", target)).isFalse();
    assertThat(Confined.folder(base).leadsOut("missing/new", target)).isFalse();
  }

  @Test
  @DisplayName("how far a link may go up depends on where its folder really is")
  void linksInLinkedFolders() throws IOException {
    Files.createSymbolicLink(base.resolve("in/deeper/home"), Path.of("../.."));
    Confined granted = Confined.granted(base);
    assertThat(granted.leadsOut("in/deeper/home/new", "..")).isTrue();
    assertThat(granted.leadsOut("in/deeper/home/in/new", "..")).isFalse();
  }

  @Test
  @DisplayName("files are opened for reading, writing and appending")
  void open() throws IOException {
    assertThat(written(Set.of(WRITE), "in/file", "XY")).isEqualTo("XYntent");
    assertThat(written(Set.of(APPEND), "in/file", "!")).isEqualTo("XYntent!");
    assertThat(written(Set.of(WRITE, CREATE, TRUNCATE_EXISTING), "in/file", "a")).isEqualTo("a");
    assertThat(written(Set.of(WRITE, CREATE), "in/new", "b")).isEqualTo("b");
    assertThat(written(Set.of(READ, WRITE, CREATE_NEW), "newer", "c")).isEqualTo("c");
    Confined folder = Confined.granted(base);
    try (FileChannel file = folder.open(base.resolve("newer"), Set.of(READ))) {
      assertThat(file.size()).isEqualTo(1);
    }
    refused(Reason.EXISTS, () -> open("newer", WRITE, CREATE_NEW));
    refused(Reason.EXISTS, () -> open("", WRITE, CREATE_NEW));
    refused(Reason.MISSING, () -> open("missing", WRITE));
    refused(Reason.MISSING, () -> open("missing", READ, CREATE));
    refused(Reason.IS_FOLDER, () -> open("in", READ));
    refused(Reason.IS_FOLDER, () -> open("", WRITE, CREATE));
    assertThat(base.resolve("missing")).doesNotExist();
    assertThatThrownBy(() -> open("newer", WRITE, DELETE_ON_CLOSE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("DELETE_ON_CLOSE");
  }

  @Test
  @DisplayName("a link in the last place is not opened, even if it stays inside")
  void openLink() throws IOException {
    Files.createSymbolicLink(base.resolve("link"), Path.of("in/file"));
    refused(Reason.OUTSIDE, () -> open("link", READ));
    refused(Reason.OUTSIDE, () -> open("link", WRITE, CREATE, TRUNCATE_EXISTING));
    assertThat(base.resolve("in/file")).hasContent("content");
  }

  @Test
  @DisplayName("what is gone when it is looked at again is missing, not outside")
  void gone() throws IOException {
    Confined folder = Confined.folder(base);
    Path file = folder.existing("in/file");
    folder.recheck(file);
    folder.recheck(base);
    Files.delete(file);
    refused(Reason.MISSING, () -> folder.recheck(file));
  }

  @Test
  @DisplayName("messages name the file as it was asked for, in one line")
  void messages() {
    assertThatThrownBy(() -> Confined.folder(base).target("../x\n\u202e"))
        .isInstanceOfSatisfying(
            FileException.class, e -> assertThat(e.path()).isEqualTo("../x\n\u202e"))
        .hasMessage("'../x\\u000a\\u202e': '..' is not allowed: name the file from the top");
    assertThatThrownBy(() -> Confined.folder(base).target("a".repeat(300) + "/x"))
        .hasMessageStartingWith("'aaa")
        .hasMessageContaining("…': the name is too long");
  }

  private String written(Set<? extends OpenOption> options, String way, String text)
      throws IOException {
    Confined folder = Confined.granted(base);
    try (FileChannel file = folder.open(folder.target(way), options)) {
      file.write(ByteBuffer.wrap(text.getBytes(UTF_8)));
    }
    return Files.readString(base.resolve(way));
  }

  private void open(String way, OpenOption... options) throws IOException {
    Confined folder = Confined.granted(base);
    folder.open(folder.existing(way), Set.of(options)).close();
  }

  private static void refused(Reason reason, ThrowingCallable what) {
    FileException e = catchThrowableOfType(FileException.class, what);
    assertThat(e).isNotNull();
    assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason);
  }
}
