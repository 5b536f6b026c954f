package dev.hawser.internal.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.file.Conflict;
import dev.hawser.file.Links;
import dev.hawser.file.TransferOptions;
import dev.hawser.file.TransferPlan.Action;
import dev.hawser.file.TransferPlan.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorTest {
  private static final TransferOptions MIRROR = TransferOptions.defaults().mirrored();

  @TempDir Path temp;
  private Path from;
  private Path to;

  @BeforeEach
  void makeFolders() throws IOException {
    Path real = temp.toRealPath();
    from = Files.createDirectory(real.resolve("from"));
    to = Files.createDirectory(real.resolve("to"));
    Trees.file(from, "keep/file", "");
  }

  private void copy(TransferOptions options) throws InterruptedException {
    assertThat(TreeCopy.copy(from, to, options).refused).isEmpty();
  }

  @Test
  @DisplayName("What is only at the destination is deleted; links are, not what they lead to")
  void deleted() throws Exception {
    Path outside = Trees.file(temp, "outside/file", "");
    Trees.file(to, "extra/deep/file", "");
    Trees.folder(to, "extra/empty");
    Trees.file(to, "keep/extra", "");
    Trees.link(to, "link", outside.getParent().toString());
    Trees.link(to, "extra/dangling", "nowhere");
    copy(MIRROR);

    assertThat(Trees.all(to)).isEqualTo(Trees.all(from));
    assertThat(outside).exists();
  }

  @Test
  @DisplayName("Without being asked for it, nothing is deleted")
  void notAsked() throws Exception {
    Trees.file(to, "extra", "");
    copy(TransferOptions.defaults());

    assertThat(to.resolve("extra")).exists();
  }

  @Test
  @DisplayName("What filters leave out stays, and so do the folders above it")
  void filtered() throws Exception {
    Trees.file(to, "a/b/x.log", "");
    Trees.file(to, "a/b/x.txt", "");
    Trees.file(to, "a/c/y.txt", "");
    Trees.file(to, "build/z", "");
    copy(MIRROR.exclude("*.log", "build"));

    assertThat(Trees.all(to).keySet())
        .containsExactly("", "a", "a/b", "a/b/x.log", "build", "build/z", "keep", "keep/file");
  }

  @Test
  @DisplayName("If only some files are meant, only such are deleted, and folders they leave empty")
  void included() throws Exception {
    Trees.file(from, "keep/x.md", "");
    Trees.file(to, "a/x.md", "");
    Trees.file(to, "b/x.md", "");
    Trees.file(to, "b/x.txt", "");
    Trees.folder(to, "empty");
    copy(MIRROR.include("*.md"));

    assertThat(Trees.all(to).keySet())
        .containsExactly("", "b", "b/x.txt", "empty", "keep", "keep/x.md");
  }

  @Test
  @DisplayName("Hidden files of transfers under way stay, and links if links are left out")
  void ours() throws Exception {
    Trees.file(to, "a/.big.hawser-part", "");
    Trees.file(to, "a/.big.hawser-map", "");
    Trees.link(to, "link", "keep");
    copy(MIRROR.links(Links.SKIP));

    assertThat(Trees.all(to).keySet())
        .containsExactly(
            "", "a", "a/.big.hawser-map", "a/.big.hawser-part", "keep", "keep/file", "link");
  }

  @Test
  @DisplayName("What was renamed or skipped is of the transfer")
  void renamed() throws Exception {
    Trees.file(to, "keep", "old");
    Trees.file(to, "extra", "");
    copy(MIRROR.onConflict(Conflict.RENAME));
    assertThat(Trees.all(to).keySet()).containsExactly("", "keep", "keep (2)", "keep (2)/file");

    copy(MIRROR.onConflict(Conflict.SKIP));
    assertThat(Trees.all(to).keySet()).containsExactly("", "keep");
  }

  @Test
  @DisplayName("A file that differs by case only is the same where cases are not told apart")
  void byCase() throws Exception {
    Trees.file(to, "KEEP/FILE", "");
    Destination destination =
        new Destination(Confined.folder(to), "", MIRROR, new NameRules(false, false, false));
    for (String path : List.of("", "keep")) {
      assertThat(destination.decide(Attributes.entry(from.resolve(path), path)))
          .isNotInstanceOf(Decision.Refused.class);
    }
    assertThat(destination.decide(Attributes.entry(from.resolve("keep/file"), "keep/file")))
        .isInstanceOf(Decision.Write.class);

    assertThat(destination.extras()).isEmpty();
  }

  @Test
  @DisplayName("With a single file nothing is deleted, nor before anything was decided")
  void single() throws Exception {
    Trees.file(to, "extra", "");
    Destination single = new Destination(Confined.folder(to), "file", MIRROR, NameRules.assumed());
    assertThat(single.decide(new Entry("", Entry.Kind.FILE, 1, 0, Entry.NO_MODE, "")))
        .isInstanceOf(Decision.Write.class);
    assertThat(single.deleteExtras()).isZero();

    Destination none = new Destination(Confined.folder(to), "", MIRROR, NameRules.assumed());
    assertThat(none.deleteExtras()).isZero();
    assertThat(to.resolve("extra")).exists();
  }

  @Test
  @DisplayName("Extras are planned, the deepest first, and counted when they are deleted")
  void planned() throws Exception {
    Trees.file(to, "extra/b/file", "123");
    Trees.file(to, "extra/c", "");
    Destination destination = new Destination(Confined.folder(to), "", MIRROR, NameRules.assumed());
    Step _ = destination.plan(Attributes.entry(from, ""));

    assertThat(destination.extras())
        .containsExactly(
            new Step("extra/b/file", Action.DELETED, 3, ""),
            new Step("extra/b", Action.DELETED, 0, ""),
            new Step("extra/c", Action.DELETED, 0, ""),
            new Step("extra", Action.DELETED, 0, ""));
    assertThat(destination.deleteExtras()).isEqualTo(4);
    assertThat(Trees.all(to).keySet()).containsExactly("");
  }

  @Test
  @DisplayName("Extras in a read-only folder are deleted, and the folder is read-only again")
  void readOnly() throws Exception {
    Trees.assumeNoAdministrator(temp);
    Trees.file(to, "a/gone", "");
    Trees.file(to, "a/stays.log", "");
    Trees.file(to, "b/gone", "");
    Trees.mode(to.resolve("a"), "r-xr-xr-x");
    Trees.mode(to.resolve("b"), "r-xr-xr-x");
    copy(MIRROR.exclude("*.log"));

    assertThat(Trees.all(to).keySet()).containsExactly("", "a", "a/stays.log", "keep", "keep/file");
    assertThat(Trees.mode(to.resolve("a"))).isEqualTo("r-xr-xr-x");
    Trees.mode(to.resolve("a"), "rwxr-xr-x");
  }

  @Test
  @DisplayName("A deletion can be interrupted")
  void interrupted() {
    Destination destination = new Destination(Confined.folder(to), "", MIRROR, NameRules.assumed());
    Step _ = destination.plan(Attributes.entry(from, ""));
    Thread.currentThread().interrupt();

    assertThatThrownBy(destination::deleteExtras).isInstanceOf(InterruptedException.class);
  }
}
