package dev.hawser.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import dev.hawser.PermissionException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Every way out of a granted folder that we know of, tried with everything that can be done.
@DisplayName("Out of a granted folder leads")
@DisabledOnOs(OS.WINDOWS)
class EscapeListTest {
  /// Something that is done with a path at the other end.
  private interface Attempt {
    void with(String path, FileLab lab) throws Exception;
  }

  /// All that can be done.
  private enum Operation {
    GET((path, lab) -> lab.files().get(path, lab.near.resolve("got"))),
    GET_FOLDER((path, lab) -> lab.files().getFolder(path, lab.near.resolve("got"))),
    PLAN_GET((path, lab) ->
        lab.files().planGet(path, lab.near.resolve("got"), TransferOptions.defaults())),
    PUT((path, lab) -> lab.files().put(lab.near.resolve("mine/f"), path)),
    PUT_FOLDER((path, lab) -> lab.files().putFolder(lab.near.resolve("mine"), path)),
    PLAN_PUT((path, lab) ->
        lab.files().planPut(lab.near.resolve("mine/f"), path, TransferOptions.defaults())),
    LIST((path, lab) -> lab.files().list(path)),
    STAT((path, lab) -> lab.files().stat(path)),
    DELETE((path, lab) -> lab.files().delete(path)),
    DELETE_FOLDER((path, lab) -> lab.files().deleteFolder(path)),
    MOVE_FROM((path, lab) -> lab.files().move(path, "moved")),
    MOVE_TO((path, lab) -> lab.files().move("in/file", path)),
    CREATE_FOLDER((path, lab) -> lab.files().createFolder(path)),
    READ((path, lab) -> lab.files().open(path).close()),
    WRITE((path, lab) ->
        lab.files().open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE).close()),
    INPUT((path, lab) -> lab.files().newInputStream(path).close()),
    OUTPUT((path, lab) -> {
      try (OutputStream out = lab.files().newOutputStream(path)) {
        out.write(1);
      }
    });

    private final Attempt attempt;

    Operation(Attempt attempt) {
      this.attempt = attempt;
    }
  }

  /// What looks at a link itself, or replaces it by its name; all others follow it.
  private static final Set<Operation> ABOUT_NAMES =
      EnumSet.of(
          Operation.STAT,
          Operation.DELETE,
          Operation.DELETE_FOLDER,
          Operation.MOVE_FROM,
          Operation.MOVE_TO,
          Operation.OUTPUT);

  @TempDir private Path folder;
  private FileLab lab;
  private Path secret;

  @BeforeEach
  void open() throws Exception {
    lab = new FileLab(folder);
    secret = FileLab.folder(folder.resolve("secret"));
    Files.writeString(secret.resolve("file"), "nobody may read or change this");
    FileLab.file(lab.far.resolve("in/file"), 10);
    FileLab.file(lab.far.resolve("in/deeper/file"), 20);
    FileLab.file(lab.near.resolve("mine/f"), 30);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  /// Tries everything with everything. Nothing may come of it, anywhere.
  private void refused(List<String> paths, Set<Operation> operations, Reason... reasons)
      throws Exception {
    Map<String, Object> before = FileLab.content(folder);
    SoftAssertions all = new SoftAssertions();
    for (String path : paths) {
      for (Operation operation : operations) {
        Throwable thrown = catchThrowable(() -> operation.attempt.with(path, lab));
        String what = operation + " " + (path.length() > 60 ? path.substring(0, 60) : path);
        all.assertThat(thrown).as(what).isInstanceOf(FileException.class);
        if (thrown instanceof FileException refusal) {
          all.assertThat(refusal.reason()).as(what + ": " + thrown).isIn((Object[]) reasons);
          all.assertThat(refusal).as(what).message().contains("': ").hasSizeLessThan(800);
        }
      }
    }
    all.assertAll();
    assertThat(FileLab.content(folder)).isEqualTo(before);
  }

  @Test
  @DisplayName("no path that is malformed or goes up, whether anything is there or not")
  void texts() throws Exception {
    List<String> paths =
        List.of(
            "..",
            "../secret/file",
            "in/..",
            "in/../in/file",
            "in/../../secret/file",
            "in/deeper/../../../secret/file",
            "../far/in/file",
            "./../secret/file",
            lab.far + "/../secret/file",
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
            "in/deeper/".repeat(500) + "file");
    refused(paths, EnumSet.allOf(Operation.class), Reason.OUTSIDE, Reason.BAD_NAME);
  }

  @Test
  @DisplayName("no absolute path, and the refusal does not tell whether anything is there")
  void absolute() throws Exception {
    Map<String, Object> before = FileLab.content(folder);
    SoftAssertions all = new SoftAssertions();
    List<String> paths =
        List.of("/", "/etc/passwd", "/dev/zero", "/none", secret + "/file", lab.far + "x");
    for (String path : paths) {
      for (Operation operation : Operation.values()) {
        all.assertThatThrownBy(() -> operation.attempt.with(path, lab))
            .as("%s %s", operation, path)
            .isInstanceOf(PermissionException.class)
            .hasMessageContaining("Server.builder().trust(");
      }
    }
    all.assertAll();
    assertThat(FileLab.content(folder)).isEqualTo(before);
  }

  private void link(String name, String target) throws Exception {
    Files.createSymbolicLink(lab.far.resolve(name), Path.of(target));
  }

  private void makeLinksOut() throws Exception {
    link("file-out", secret.resolve("file").toString());
    link("folder-out", secret.toString());
    link("relative-out", "../secret");
    link("in/deeper/up", "../../../secret");
    link("to-link", "folder-out");
    link("to-link-to-link", "to-link");
    link("to-file", "file-out");
    link("nowhere-out", secret.resolve("new").toString());
    link("to-nowhere-out", "nowhere-out");
    link("above", "..");
    link("top", "/");
    link("in/around", "../above/secret");
    link("self", "self");
    link("one", "two");
    link("two", "one");
  }

  @Test
  @DisplayName("no link, no chain of links and no circle on the way")
  void throughLinks() throws Exception {
    makeLinksOut();
    List<String> paths =
        List.of(
            "folder-out/file",
            "folder-out/new",
            "folder-out/new/er",
            "relative-out/file",
            "in/deeper/up/file",
            "to-link/file",
            "to-link-to-link/file",
            "to-link-to-link/new",
            "above/secret/file",
            "top/etc/passwd",
            "top/dev/zero",
            "in/around/file",
            "self/x",
            "one/x");
    refused(paths, EnumSet.allOf(Operation.class), Reason.OUTSIDE);
  }

  @Test
  @DisplayName("no link at the end of a path, where it would be followed")
  void toLinks() throws Exception {
    makeLinksOut();
    List<String> paths =
        List.of(
            "file-out",
            "folder-out",
            "relative-out",
            "in/deeper/up",
            "to-link-to-link",
            "to-file",
            "nowhere-out",
            "to-nowhere-out",
            "above",
            "top",
            "in/around");
    Set<Operation> following = EnumSet.complementOf(EnumSet.copyOf(ABOUT_NAMES));
    refused(paths, following, Reason.OUTSIDE, Reason.NO_FOLDER);
    for (String path : paths) {
      assertThat(lab.files().stat(path).kind()).isEqualTo(FileEntry.Kind.LINK);
      lab.files().delete(path);
      assertThat(Files.isSymbolicLink(lab.far.resolve(path))).isFalse();
    }
    assertThat(secret.resolve("file")).hasContent("nobody may read or change this");
    assertThat(FileLab.names(secret)).containsExactly("file");
  }

  @Test
  @DisplayName("no hard link: it is not written in place, and replaced by its name")
  void hardLinks() throws Exception {
    Files.createLink(lab.far.resolve("hard"), secret.resolve("file"));
    refused(List.of("hard"), EnumSet.of(Operation.WRITE), Reason.OUTSIDE);
    for (Operation operation : EnumSet.of(Operation.PUT, Operation.OUTPUT, Operation.DELETE)) {
      Files.deleteIfExists(lab.far.resolve("hard"));
      Files.createLink(lab.far.resolve("hard"), secret.resolve("file"));
      operation.attempt.with("hard", lab);
      assertThat(secret.resolve("file")).hasContent("nobody may read or change this");
    }
  }

  @Test
  @DisplayName("no pipe and no device, which are neither read nor written")
  void specials() throws Exception {
    Specials.pipe(lab.far.resolve("special"));
    Set<Operation> opening = EnumSet.allOf(Operation.class);
    opening.removeAll(
        EnumSet.of(Operation.STAT, Operation.DELETE, Operation.PLAN_GET, Operation.PLAN_PUT));
    Reason[] reasons = {
      Reason.NO_FILE, Reason.NO_FOLDER, Reason.EXISTS, Reason.IS_FOLDER, Reason.MISSING
    };
    refused(List.of("special"), opening, reasons);
    Files.delete(lab.far.resolve("special"));
    if (Specials.device(lab.far.resolve("special"))) {
      refused(List.of("special"), opening, reasons);
    }
  }
}
