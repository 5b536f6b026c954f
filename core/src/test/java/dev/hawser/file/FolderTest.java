package dev.hawser.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Folders, from either end to the other.
class FolderTest {
  private FileLab lab;

  @BeforeEach
  void open(@TempDir Path folder) {
    lab = new FileLab(folder);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  @DisplayName("a folder arrives with all that is in it: deep ones, empty ones, links")
  void put() throws IOException {
    Path tree = FileLab.tree(lab.near.resolve("tree"));
    TransferResult result = lab.files().putFolder(tree);
    assertThat(FileLab.content(lab.far.resolve("tree"))).isEqualTo(FileLab.content(tree));
    assertThat(result.files()).hasSize(53);
    assertThat(result.links()).isEqualTo(1);
    TransferResult again = lab.files().putFolder(tree);
    assertThat(again.files()).isEmpty();
    assertThat(again.equal()).isGreaterThanOrEqualTo(53);
  }

  @Test
  @DisplayName("a folder is got in the same way")
  void get() throws IOException {
    Path tree = FileLab.tree(lab.far.resolve("some/tree"));
    TransferResult result = lab.files().getFolder("some/tree", lab.near.resolve("new/copy"));
    assertThat(FileLab.content(lab.near.resolve("new/copy"))).isEqualTo(FileLab.content(tree));
    assertThat(result.files()).hasSize(53);
  }

  @Test
  @DisplayName("an empty folder arrives empty")
  void empty() throws IOException {
    Path empty = Files.createDirectory(lab.near.resolve("empty"));
    TransferResult result = lab.files().putFolder(empty, "a/b");
    assertThat(FileLab.names(lab.far.resolve("a/b"))).isEmpty();
    assertThat(result.files()).isEmpty();
  }

  @Test
  @DisplayName("a mirrored folder loses what is not at the source")
  void mirrored() throws IOException {
    Path tree = FileLab.tree(lab.near.resolve("tree"));
    FileLab.file(lab.far.resolve("tree/only/here"), 1);
    TransferResult result =
        lab.files().putFolder(tree, "tree", TransferOptions.defaults().mirrored());
    assertThat(result.deleted()).isEqualTo(2);
    assertThat(FileLab.content(lab.far.resolve("tree"))).isEqualTo(FileLab.content(tree));
  }

  @Test
  @DisplayName("files that are in the way fail by themselves, and all others arrive")
  void someFail() throws IOException {
    Path tree = FileLab.tree(lab.near.resolve("tree"));
    FileLab.file(lab.far.resolve("tree/a.bin"), 7);
    FileLab.file(lab.far.resolve("tree/many/file-7"), 7);
    TransferOptions options = TransferOptions.defaults().onConflict(Conflict.FAIL);
    assertThatThrownBy(() -> lab.files().putFolder(tree, "tree", options))
        .isInstanceOfSatisfying(
            FileException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.INCOMPLETE);
              assertThat(e).hasMessageContaining("2 of 53 files failed");
              assertThat(e.failures())
                  .extracting(FileException::path)
                  .containsExactlyInAnyOrder("a.bin", "many/file-7");
              assertThat(e.failures())
                  .extracting(FileException::reason)
                  .containsOnly(Reason.EXISTS);
            });
    assertThat(lab.far.resolve("tree/many/file-8"))
        .hasSameBinaryContentAs(tree.resolve("many/file-8"));
    assertThat(lab.far.resolve("tree/deep/er/and/deeper/b.bin")).exists();
  }
}
