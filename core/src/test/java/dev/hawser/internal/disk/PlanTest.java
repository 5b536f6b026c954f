package dev.hawser.internal.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.file.Compare;
import dev.hawser.file.Conflict;
import dev.hawser.file.TransferOptions;
import dev.hawser.file.TransferPlan;
import dev.hawser.file.TransferPlan.Action;
import dev.hawser.file.TransferPlan.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTest {
  private static final TransferOptions DEFAULTS = TransferOptions.defaults();

  @TempDir Path temp;
  private Path from;
  private Path to;

  @BeforeEach
  void makeFolders() throws IOException {
    Path real = temp.toRealPath();
    from = Files.createDirectory(real.resolve("from"));
    to = Files.createDirectory(real.resolve("to"));
    Trees.time(Trees.file(from, "a/changed", "12345"), Trees.THEN);
    Trees.file(to, "a/changed", "old");
    Trees.time(Trees.file(from, "a/equal", "1"), Trees.THEN);
    Trees.time(Trees.file(to, "a/equal", "1"), Trees.THEN);
    Trees.file(from, "new/file", "123");
    Trees.file(to, "extra", "1234");
    Trees.link(from, "out", "..");
  }

  private static Step step(TransferPlan plan, String path) {
    return plan.steps().stream().filter(step -> step.path().equals(path)).findFirst().orElseThrow();
  }

  @Test
  @DisplayName("A plan tells what is new, changed, equal, refused and to be deleted")
  void told() throws Exception {
    TransferPlan plan = TreeCopy.plan(from, to, DEFAULTS.mirrored());

    assertThat(plan.steps().stream().filter(step -> !step.path().equals("out")))
        .containsExactly(
            new Step("", Action.EQUAL, 0, ""),
            new Step("a", Action.EQUAL, 0, ""),
            new Step("a/changed", Action.CHANGED, 5, ""),
            new Step("a/equal", Action.EQUAL, 1, ""),
            new Step("new", Action.NEW, 0, ""),
            new Step("new/file", Action.NEW, 3, ""),
            new Step("extra", Action.DELETED, 4, ""));
    assertThat(step(plan, "out").action()).isEqualTo(Action.REFUSED);
    assertThat(step(plan, "out").remark()).contains("leads out");
    assertThat(plan.bytes()).isEqualTo(8);
  }

  @Test
  @DisplayName("A plan touches nothing")
  void untouched() throws Exception {
    Map<String, String> before = Trees.all(to);
    for (Conflict conflict : Conflict.values()) {
      TransferPlan _ = TreeCopy.plan(from, to, DEFAULTS.onConflict(conflict).mirrored());
    }
    assertThat(Trees.all(to)).isEqualTo(before);
  }

  @Test
  @DisplayName("A plan into a folder that is not there says that all is new, and does not make it")
  void missing() throws Exception {
    Path missing = to.resolve("not/there");
    TransferPlan plan = TreeCopy.plan(from, missing, DEFAULTS.mirrored());

    assertThat(plan.count(Action.NEW)).isEqualTo(6);
    assertThat(step(plan, "out").action()).isEqualTo(Action.REFUSED);
    assertThat(Trees.exists(to.resolve("not"))).isFalse();
  }

  @Test
  @DisplayName("A plan tells new names, what is skipped, and what would fail")
  void conflicts() throws Exception {
    assertThat(step(TreeCopy.plan(from, to, DEFAULTS.onConflict(Conflict.RENAME)), "a/changed"))
        .isEqualTo(new Step("a/changed", Action.NEW, 5, "as 'a/changed (2)'"));
    assertThat(step(TreeCopy.plan(from, to, DEFAULTS.onConflict(Conflict.SKIP)), "a/changed"))
        .isEqualTo(new Step("a/changed", Action.SKIPPED, 5, ""));
    assertThat(
            step(TreeCopy.plan(from, to, DEFAULTS.onConflict(Conflict.FAIL)), "a/changed").action())
        .isEqualTo(Action.REFUSED);
  }

  @Test
  @DisplayName("By content, a plan says that a file of the same size may turn out to be equal")
  void byContent() throws Exception {
    TransferPlan plan = TreeCopy.plan(from, to, DEFAULTS.comparing(Compare.CONTENT));

    assertThat(step(plan, "a/equal"))
        .isEqualTo(new Step("a/equal", Action.CHANGED, 1, "unless the content is the same"));
    assertThat(step(plan, "a/changed").remark()).isEmpty();
  }

  @Test
  @DisplayName("What is planned is what is done")
  void asPlanned() throws Exception {
    TransferOptions options = DEFAULTS.mirrored();
    TransferPlan plan = TreeCopy.plan(from, to, options);
    Files.delete(from.resolve("out"));
    TreeCopy copied = TreeCopy.copy(from, to, options);

    assertThat(copied.made).hasSize(1);
    assertThat(copied.writes).hasSize(2);
    assertThat(plan.count(Action.NEW) + plan.count(Action.CHANGED)).isEqualTo(3);
    assertThat(TreeCopy.plan(from, to, options).isUpToDate()).isTrue();
  }
}
