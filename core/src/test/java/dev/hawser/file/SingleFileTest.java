package dev.hawser.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import dev.hawser.file.TransferPlan.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One file, from either end to the other.
class SingleFileTest {
  private FileLab lab;

  @BeforeEach
  void open(@TempDir Path folder) {
    lab = new FileLab(folder);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  private static AbstractThrowableAssert<?, ?> assertFails(Reason reason, ThrowingCallable call) {
    return assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            FileException.class, e -> assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason));
  }

  @Test
  @DisplayName("a file put without a name gets its own, in the granted folder")
  void putByDefault() throws IOException {
    Path local = FileLab.file(lab.near.resolve("a.jpg"), 5000);
    TransferResult result = lab.files().put(local);
    assertThat(lab.far.resolve("a.jpg")).hasSameBinaryContentAs(local);
    assertThat(result.files()).extracting(TransferredFile::path).containsExactly("a.jpg");
    assertThat(result.bytes()).isEqualTo(5000);
    assertThat(result.digest()).startsWith("tree:");
    assertThat(FileLab.names(lab.far)).containsExactly("a.jpg");
  }

  @Test
  @DisplayName("a file is put under another name, and missing folders are made")
  void putWithParents() throws IOException {
    Path local = FileLab.file(lab.near.resolve("a.jpg"), 300_000);
    TransferResult result = lab.files().put(local, "x/y/b.jpg");
    assertThat(lab.far.resolve("x/y/b.jpg")).hasSameBinaryContentAs(local);
    assertThat(result.files()).extracting(TransferredFile::path).containsExactly("b.jpg");
    assertThat(Files.getLastModifiedTime(lab.far.resolve("x/y/b.jpg")))
        .isEqualTo(Files.getLastModifiedTime(local));
  }

  @Test
  @DisplayName("a file is put into a folder that is there, or whose path ends with a slash")
  void putIntoFolder() throws IOException {
    Path local = FileLab.file(lab.near.resolve("a.jpg"), 10);
    Files.createDirectory(lab.far.resolve("in"));
    TransferResult result = lab.files().put(local, "in");
    assertThat(result.files()).extracting(TransferredFile::path).containsExactly("a.jpg");
    var _ = lab.files().put(local, "new/one/");
    assertThat(lab.far.resolve("in/a.jpg")).hasSameBinaryContentAs(local);
    assertThat(lab.far.resolve("new/one/a.jpg")).hasSameBinaryContentAs(local);
  }

  @Test
  @DisplayName("a file is got under a name, into a folder, or with folders made for it")
  void get() throws IOException {
    Path remote = FileLab.file(lab.far.resolve("sub/r.bin"), 700_000);
    TransferResult named = lab.files().get("sub/r.bin", lab.near.resolve("new/x/mine.bin"));
    assertThat(lab.near.resolve("new/x/mine.bin")).hasSameBinaryContentAs(remote);
    assertThat(named.files()).extracting(TransferredFile::path).containsExactly("mine.bin");
    var _ = lab.files().get(lab.far.resolve("sub/r.bin").toString(), lab.near);
    assertThat(lab.near.resolve("r.bin")).hasSameBinaryContentAs(remote);
  }

  @Test
  @DisplayName("the server gets and puts files of a client in the same way")
  void fromServer() throws IOException {
    Path local = FileLab.file(lab.far.resolve("s.bin"), 3_000_000);
    TransferResult put = lab.guest().files().put(local, "from-server.bin");
    assertThat(lab.near.resolve("from-server.bin")).hasSameBinaryContentAs(local);
    TransferResult got = lab.guest().files().get("from-server.bin", lab.far.resolve("back.bin"));
    assertThat(lab.far.resolve("back.bin")).hasSameBinaryContentAs(local);
    assertThat(got.digest()).isEqualTo(put.digest());
  }

  @Test
  @DisplayName("a file that is equal already is left alone")
  void equal() throws IOException {
    Path local = FileLab.file(lab.near.resolve("a.jpg"), 500_000);
    var _ = lab.files().put(local);
    TransferResult again = lab.files().put(local);
    assertThat(again.files()).isEmpty();
    assertThat(again.equal()).isEqualTo(1);
    assertThat(again.sentBytes()).isLessThan(1000);
  }

  @Test
  @DisplayName("a file that gets another name because one is in the way says which")
  void renamed() throws IOException {
    TransferOptions options = TransferOptions.defaults().onConflict(Conflict.RENAME);
    FileLab.file(lab.far.resolve("a.txt"), 5);
    Path local = FileLab.file(lab.near.resolve("a.txt"), 6);
    TransferResult put = lab.files().put(local, "", options);
    assertThat(put.files()).extracting(TransferredFile::path).containsExactly("a (2).txt");
    assertThat(lab.far.resolve("a (2).txt")).hasSameBinaryContentAs(local);
    TransferResult got = lab.files().get("a.txt", lab.near, options);
    assertThat(got.files()).extracting(TransferredFile::path).containsExactly("a (2).txt");
    assertThat(lab.near.resolve("a (2).txt")).hasSize(5);
  }

  @Test
  @DisplayName("a missing file is a clear error that says what is near, at either end")
  void missing() throws IOException {
    FileLab.file(lab.far.resolve("report.txt"), 1);
    FileLab.file(lab.near.resolve("picture.jpg"), 1);
    assertFails(Reason.MISSING, () -> lab.files().get("reprot.txt", lab.near))
        .hasMessageContaining("reprot.txt")
        .hasMessageContaining("near: report.txt");
    assertFails(Reason.MISSING, () -> lab.files().put(lab.near.resolve("pictrue.jpg"), "p"))
        .hasMessageContaining("pictrue.jpg")
        .hasMessageContaining("near: picture.jpg");
    assertThat(FileLab.names(lab.near)).containsExactly("picture.jpg");
    assertThat(FileLab.names(lab.far)).containsExactly("report.txt");
  }

  @Test
  @DisplayName(
      "a folder where a file is meant, and a file where a folder is, name the right method")
  void wrongKind() throws IOException {
    FileLab.file(lab.far.resolve("folder/f"), 1);
    FileLab.file(lab.near.resolve("mine/f"), 1);
    assertFails(Reason.IS_FOLDER, () -> lab.files().get("folder", lab.near.resolve("x")))
        .hasMessageContaining("use getFolder");
    assertFails(Reason.NO_FOLDER, () -> lab.files().getFolder("folder/f", lab.near.resolve("x")))
        .hasMessageContaining("use get");
    assertFails(Reason.IS_FOLDER, () -> lab.files().put(lab.near.resolve("mine"), "x"))
        .hasMessageContaining("use putFolder");
    assertFails(Reason.NO_FOLDER, () -> lab.files().putFolder(lab.near.resolve("mine/f"), "x"))
        .hasMessageContaining("use put");
    assertThat(FileLab.names(lab.near)).containsExactly("mine");
    assertThat(FileLab.names(lab.far)).containsExactly("folder");
  }

  @Test
  @DisplayName("a path that goes up is refused, and nothing is touched")
  void goesUp() throws IOException {
    Path local = FileLab.file(lab.near.resolve("a"), 1);
    assertFails(Reason.OUTSIDE, () -> lab.files().put(local, "../evil"));
    assertFails(Reason.OUTSIDE, () -> lab.files().get("x/../../near/a", lab.near.resolve("b")));
    assertThat(FileLab.names(lab.far)).isEmpty();
    assertThat(lab.far.resolveSibling("evil")).doesNotExist();
  }

  @Test
  @DisplayName("a plan tells what would be done, and nothing is done")
  void plan() throws IOException {
    Path local = FileLab.file(lab.near.resolve("a"), 10);
    TransferOptions options = TransferOptions.defaults();
    TransferPlan plan = lab.files().planPut(local, "sub/", options);
    assertThat(plan.steps()).hasSize(1);
    assertThat(plan.count(Action.NEW)).isEqualTo(1);
    assertThat(plan.toString()).contains("new", "a");
    assertThat(FileLab.names(lab.far)).isEmpty();
    var _ = lab.files().put(local, "sub/");
    assertThat(lab.files().planPut(local, "sub/", options).isUpToDate()).isTrue();
    FileLab.file(lab.far.resolve("sub/other"), 10);
    TransferPlan get = lab.files().planGet("sub", lab.near.resolve("copy"), options);
    assertThat(get.count(Action.NEW)).isGreaterThanOrEqualTo(2);
    assertThat(lab.near.resolve("copy")).doesNotExist();
  }

  @Test
  @DisplayName("malformed patterns are refused at once")
  void malformed() {
    TransferOptions options = TransferOptions.defaults().include("[a-");
    assertThatThrownBy(() -> lab.files().putFolder(lab.near, "x", options))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
