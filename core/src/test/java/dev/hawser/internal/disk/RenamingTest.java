package dev.hawser.internal.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.FileException.Reason;
import dev.hawser.file.Conflict;
import dev.hawser.file.TransferOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenamingTest {
  private static final TransferOptions RENAMING =
      TransferOptions.defaults().onConflict(Conflict.RENAME);

  @TempDir Path temp;
  private Path from;
  private Path to;

  @BeforeEach
  void makeFolders() throws IOException {
    Path real = temp.toRealPath();
    from = Files.createDirectory(real.resolve("from"));
    to = Files.createDirectory(real.resolve("to"));
  }

  @Test
  @DisplayName("The new one gets a number before its ending, and the old one serves as old content")
  void numbered() throws Exception {
    Trees.file(from, "report.txt", "new");
    Trees.file(to, "report.txt", "older");
    Trees.file(from, ".profile", "new");
    Trees.file(to, ".profile", "older");
    TreeCopy copied = TreeCopy.copy(from, to, RENAMING);

    assertThat(copied.writes)
        .containsExactly(
            new Decision.Write(
                ".profile (2)",
                to.resolve(".profile (2)"),
                to.resolve(".profile"),
                true,
                "as '.profile (2)'"),
            new Decision.Write(
                "report (2).txt",
                to.resolve("report (2).txt"),
                to.resolve("report.txt"),
                true,
                "as 'report (2).txt'"));
    assertThat(to.resolve("report.txt")).hasContent("older");
    assertThat(to.resolve("report (2).txt")).hasContent("new");
  }

  @Test
  @DisplayName("The same transfer again makes no further copies; a changed file makes one more")
  void again() throws Exception {
    Path source = Trees.file(from, "x", "new");
    Trees.file(to, "x", "older");
    assertThat(TreeCopy.copy(from, to, RENAMING).written()).containsExactly("x (2)");
    assertThat(TreeCopy.copy(from, to, RENAMING).equal).containsExactly("", "x");

    Files.writeString(source, "newer");
    assertThat(TreeCopy.copy(from, to, RENAMING).written()).containsExactly("x (3)");
  }

  @Test
  @DisplayName("What is below a folder that was renamed goes there")
  void folder() throws Exception {
    Trees.file(from, "a.b/deep/x", "new");
    Trees.link(from, "a.b/up", "deep");
    Trees.file(to, "a.b", "older");
    TreeCopy first = TreeCopy.copy(from, to, RENAMING);

    assertThat(first.written()).containsExactly("a.b (2)/deep/x");
    assertThat(to.resolve("a.b")).hasContent("older");
    assertThat(Trees.all(to.resolve("a.b (2)"))).isEqualTo(Trees.all(from.resolve("a.b")));
    assertThat(TreeCopy.copy(from, to, RENAMING).equal).hasSize(5);
  }

  @Test
  @DisplayName("New names keep away from those of the transfer, whichever come first")
  void amongThemselves() throws Exception {
    for (String name : new String[] {"x", "x (2)", "y.t", "y (2).t"}) {
      Trees.file(from, name, name);
      Trees.file(to, name, "older");
    }
    Files.delete(to.resolve("x (2)"));
    TreeCopy copied = TreeCopy.copy(from, to, RENAMING);

    assertThat(copied.written()).doesNotHaveDuplicates();
    assertThat(copied.written()).containsExactly("x (2)", "x (2) (2)", "y (2) (2).t", "y (3).t");
    assertThat(to.resolve("x (2)")).hasContent("x");
    assertThat(to.resolve("x (2) (2)")).hasContent("x (2)");
  }

  @Test
  @DisplayName("A name that has no room for a number is refused")
  void noRoom() throws Exception {
    String longest = "n".repeat(255);
    Trees.file(from, longest, "new");
    Trees.file(to, longest, "older");

    assertThat(TreeCopy.copy(from, to, RENAMING).refused.get(longest).reason())
        .isEqualTo(Reason.BAD_NAME);
  }
}
