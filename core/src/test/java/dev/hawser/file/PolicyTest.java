package dev.hawser.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import dev.hawser.file.TransferPlan.Action;
import dev.hawser.file.TransferPlan.Step;
import dev.hawser.internal.time.HeldTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A transfer does what its options say:")
@DisabledOnOs(OS.WINDOWS)
class PolicyTest {
  private static final int LARGE = 2 << 20;
  private static final TransferOptions DEFAULTS = TransferOptions.defaults();

  private FileLab lab;

  @BeforeEach
  void open(@TempDir Path folder) {
    lab = new FileLab(folder);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  /// Two folders of which one has something new, changed, equal and missing.
  private Path differing(Way way) throws Exception {
    Path tree = FileLab.tree(way.from(lab).resolve("tree"));
    var _ = Aftermath.success(way.folder(lab, "tree", "copy", DEFAULTS));
    Path copy = way.to(lab).resolve("copy");
    FileLab.file(tree.resolve("many/new.txt"), 70_000);
    FileLab.file(tree.resolve("many/file-1"), 200_000);
    FileLab.file(copy.resolve("many/file-2"), 77);
    FileLab.file(copy.resolve("extra/kept.log"), 5);
    FileLab.file(copy.resolve("extra/old/one.txt"), 5);
    Files.createSymbolicLink(copy.resolve("extra/link"), Path.of("../a.bin"));
    return tree;
  }

  private static Map<String, Action> actions(TransferPlan plan) {
    Map<String, Action> actions = new TreeMap<>();
    for (Step step : plan.steps()) {
      assertThat(actions.put(step.path(), step.action())).as(step.path()).isNull();
    }
    actions.values().removeIf(action -> action == Action.EQUAL);
    return actions;
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("overwriting, which is the default, replaces what differs and deletes nothing")
  void overwrite(Way way) throws Exception {
    Path tree = differing(way);
    TransferResult result = Aftermath.success(way.folder(lab, "tree", "copy", DEFAULTS));
    assertThat(result.files())
        .extracting(TransferredFile::path)
        .containsExactlyInAnyOrder("many/new.txt", "many/file-1", "many/file-2");
    assertThat(result.deleted()).isZero();
    Map<String, Object> copy = FileLab.content(way.to(lab).resolve("copy"));
    assertThat(copy).containsAllEntriesOf(FileLab.content(tree));
    assertThat(copy).containsKeys("extra/kept.log", "extra/old/one.txt", "extra/link");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("skipping leaves what is in the way, and failing names it; new ones arrive")
  void skipAndFail(Way way) throws Exception {
    differing(way);
    Path copy = way.to(lab).resolve("copy");
    byte[] before = Files.readAllBytes(copy.resolve("many/file-2"));
    TransferResult result =
        Aftermath.success(
            way.folder(lab, "tree", "copy", DEFAULTS.onConflict(Conflict.SKIP).exclude("a.bin")));
    assertThat(result.skipped()).isEqualTo(2);
    assertThat(result.files()).extracting(TransferredFile::path).containsExactly("many/new.txt");
    Files.delete(copy.resolve("many/new.txt"));
    Map<String, FileException> failures =
        Aftermath.failures(way.folder(lab, "tree", "copy", DEFAULTS.onConflict(Conflict.FAIL)));
    assertThat(failures).containsOnlyKeys("many/file-1", "many/file-2");
    assertThat(failures.values())
        .allSatisfy(failure -> assertThat(failure.reason()).isEqualTo(Reason.EXISTS));
    assertThat(copy.resolve("many/new.txt")).hasSize(70_000);
    assertThat(copy.resolve("many/file-2")).hasBinaryContent(before);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("renaming keeps both, and makes no third when it is done again")
  void rename(Way way) throws Exception {
    Path tree = differing(way);
    TransferOptions renaming = DEFAULTS.onConflict(Conflict.RENAME);
    var _ = Aftermath.success(way.folder(lab, "tree", "copy", renaming));
    Path copy = way.to(lab).resolve("copy");
    assertThat(copy.resolve("many/file-1")).hasSize(100);
    assertThat(copy.resolve("many/file-1 (2)")).hasSameBinaryContentAs(tree.resolve("many/file-1"));
    assertThat(copy.resolve("many/file-2")).hasSize(77);
    assertThat(copy.resolve("many/file-2 (2)")).hasSameBinaryContentAs(tree.resolve("many/file-2"));
    Map<String, Object> after = FileLab.content(copy);
    var _ = Aftermath.success(way.folder(lab, "tree", "copy", renaming));
    assertThat(FileLab.content(copy)).isEqualTo(after);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a change that keeps size and time is found by content, and by that only")
  void compare(Way way) throws Exception {
    Path file = FileLab.file(way.from(lab).resolve("tree/f"), 300_000);
    var _ = Aftermath.success(way.folder(lab, "tree", "copy", DEFAULTS));
    FileTime time = Files.getLastModifiedTime(file);
    byte[] content = Files.readAllBytes(file);
    content[150_000]++;
    Files.setLastModifiedTime(Files.write(file, content), time);
    assertThat(Aftermath.success(way.folder(lab, "tree", "copy", DEFAULTS)).equal()).isPositive();
    Path copy = way.to(lab).resolve("copy/f");
    assertThat(Files.mismatch(copy, file)).isEqualTo(150_000);
    TransferOptions byContent = DEFAULTS.comparing(Compare.CONTENT);
    assertThat(Aftermath.success(way.folder(lab, "tree", "copy", byContent)).files()).hasSize(1);
    assertThat(copy).hasSameBinaryContentAs(file);
    assertThat(Aftermath.success(way.folder(lab, "tree", "copy", byContent)).files()).isEmpty();
    TransferOptions all = DEFAULTS.comparing(Compare.NOTHING);
    assertThat(Aftermath.success(way.folder(lab, "tree", "copy", all)).sentBytes())
        .isLessThan(100_000);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a mirror deletes what is only there, but not what is excluded")
  void mirror(Way way) throws Exception {
    Path tree = differing(way);
    TransferOptions mirrored = DEFAULTS.mirrored();
    TransferResult result =
        Aftermath.success(way.folder(lab, "tree", "copy", mirrored.exclude("*.log")));
    assertThat(result.deleted()).isEqualTo(3);
    Path copy = way.to(lab).resolve("copy");
    assertThat(FileLab.names(copy.resolve("extra"))).containsExactly("kept.log");
    var _ = Aftermath.success(way.folder(lab, "tree", "copy", mirrored));
    assertThat(FileLab.content(copy)).isEqualTo(FileLab.content(tree));
    assertThat(way.plan(lab, "tree", "copy", mirrored).isUpToDate()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a mirror deletes nothing if a file failed, at either end, or it was cancelled")
  void mirrorFailed(Way way) throws Exception {
    Path tree = differing(way);
    Path copy = way.to(lab).resolve("copy");
    Path pipe = Specials.pipe(tree.resolve("pipe"));
    assertThat(Aftermath.failures(way.folder(lab, "tree", "copy", DEFAULTS.mirrored())))
        .containsOnlyKeys("pipe");
    assertThat(copy.resolve("extra/old/one.txt")).exists();
    Files.delete(pipe);
    FileLab.file(tree.resolve("blocked"), 5);
    FileLab.file(copy.resolve("blocked/by/this"), 5);
    assertThat(Aftermath.failures(way.folder(lab, "tree", "copy", DEFAULTS.mirrored())))
        .containsOnlyKeys("blocked");
    assertThat(copy.resolve("extra/old/one.txt")).exists();
    assertThat(copy.resolve("blocked/by/this")).exists();
    FileLab.file(tree.resolve("takes long"), LARGE);
    TransferOptions slow = DEFAULTS.mirrored().rateLimit(1000);
    Transfer transfer = way.folder(lab, "tree", "copy", slow);
    transfer.pause();
    transfer.cancel(true);
    assertThatThrownBy(transfer::get).isInstanceOf(CancellationException.class);
    assertThat(copy.resolve("extra/old/one.txt")).exists();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("filters say what is meant, and nothing else is touched")
  void filters(Way way) throws Exception {
    Path tree = differing(way);
    FileLab.file(tree.resolve("x/y/z.txt"), 9);
    FileLab.file(tree.resolve("x/skipped/z.txt"), 9);
    TransferOptions texts = DEFAULTS.include("*.txt").exclude("x/skipped", "many/**");
    var _ = Aftermath.success(way.folder(lab, "tree", "other", texts));
    assertThat(FileLab.content(way.to(lab).resolve("other")).keySet())
        .containsExactly("", "x", "x/y", "x/y/z.txt");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a plan changes nothing and says what then happens")
  void plan(Way way) throws Exception {
    differing(way);
    TransferOptions mirrored = DEFAULTS.mirrored();
    Map<String, Object> before = FileLab.content(way.to(lab));
    TransferPlan plan = way.plan(lab, "tree", "copy", mirrored);
    assertThat(FileLab.content(way.to(lab))).isEqualTo(before);
    Map<String, Action> expected = new TreeMap<>();
    expected.put("many/new.txt", Action.NEW);
    expected.put("many/file-1", Action.CHANGED);
    expected.put("many/file-2", Action.CHANGED);
    for (String extra : List.of("", "/kept.log", "/old", "/old/one.txt", "/link")) {
      expected.put("extra" + extra, Action.DELETED);
    }
    assertThat(actions(plan)).isEqualTo(expected);
    TransferResult result = Aftermath.success(way.folder(lab, "tree", "copy", mirrored));
    assertThat(result.files())
        .extracting(TransferredFile::path)
        .containsExactlyInAnyOrder("many/new.txt", "many/file-1", "many/file-2");
    assertThat(result.bytes()).isEqualTo(plan.bytes());
    assertThat(result.deleted()).isEqualTo(plan.count(Action.DELETED));
    assertThat(way.plan(lab, "tree", "copy", mirrored).isUpToDate()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a plan says of what would fail, why, and where nothing is yet, it makes nothing")
  void planOfFailures(Way way) throws Exception {
    Path tree = differing(way);
    Specials.pipe(tree.resolve("pipe"));
    Files.createSymbolicLink(tree.resolve("out"), Path.of("/etc"));
    TransferPlan plan = way.plan(lab, "tree", "copy", DEFAULTS.onConflict(Conflict.FAIL));
    assertThat(plan.count(Action.REFUSED)).isEqualTo(4);
    assertThat(plan.toString()).contains("4 refused", "pipe", "out", "many/file-1", "leave it out");
    assertThat(
            Aftermath.failures(way.folder(lab, "tree", "copy", DEFAULTS.onConflict(Conflict.FAIL)))
                .keySet())
        .containsExactly("many/file-1", "many/file-2", "out", "pipe");
    TransferPlan toNowhere = way.plan(lab, "tree", "no/where", DEFAULTS);
    assertThat(toNowhere.count(Action.NEW)).isGreaterThan(50);
    assertThat(way.to(lab).resolve("no")).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("verified, durable, limited and without connections of its own, all is the same")
  void ways(Way way) throws Exception {
    Path tree = FileLab.tree(way.from(lab).resolve("tree"));
    FileLab.file(tree.resolve("large"), LARGE);
    List<TransferOptions> all =
        List.of(
            DEFAULTS.verified(),
            DEFAULTS.durably(),
            DEFAULTS.rateLimit(64 << 20),
            DEFAULTS.connections(1),
            DEFAULTS.connections(3).verified().durably().discardingParts());
    for (int i = 0; i < all.size(); i++) {
      TransferResult result = Aftermath.success(way.folder(lab, "tree", "copy" + i, all.get(i)));
      String kind = all.get(i).verify() ? "sha256:" : "tree:";
      assertThat(result.files())
          .hasSize(54)
          .allSatisfy(file -> assertThat(file.digest()).startsWith(kind));
      assertThat(FileLab.content(way.to(lab).resolve("copy" + i))).isEqualTo(FileLab.content(tree));
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("what ends a session leaves parts to go on from, or nothing, as was chosen")
  void parts(Way way) throws Exception {
    for (TransferOptions options : List.of(DEFAULTS, DEFAULTS.discardingParts())) {
      try (HeldTime time = new HeldTime();
          FileLab brief = new FileLab(lab.near.resolve("lab" + options.keepParts()), time)) {
        Path file = FileLab.file(way.from(brief).resolve("f"), LARGE);
        Transfer transfer = way.file(brief, "f", "f", options.rateLimit(LARGE));
        time.passUntil("some has arrived", () -> transfer.progress().bytes() > 300_000);
        transfer.pause();
        brief.client.close();
        assertThat(transfer.handle((_, e) -> e).join()).isNotNull();
        time.goOn();
        if (!options.keepParts()) {
          Aftermath.nothingHidden(way.to(brief));
        }
        try (var again = brief.connect("again", brief.near)) {
          TransferResult result =
              Aftermath.success(way.file(again.files(), brief, "f", "f", DEFAULTS));
          assertThat(result.savedBytes() > 0).isEqualTo(options.keepParts());
        }
        assertThat(way.to(brief).resolve("f")).hasSameBinaryContentAs(file);
        assertThat(FileLab.names(way.to(brief))).containsExactly("f");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a cancelled folder keeps what is complete, and nothing else")
  void cancelled(Way way) throws Exception {
    HeldTime time = new HeldTime();
    lab.close();
    lab = new FileLab(lab.near.resolve("held"), time);
    Path tree = FileLab.folder(way.from(lab).resolve("tree"));
    for (int i = 0; i < 8; i++) {
      FileLab.file(tree.resolve("f" + i), LARGE / 4);
    }
    Transfer transfer = way.folder(lab, "tree", "copy", DEFAULTS.rateLimit(LARGE));
    time.passUntil("one is there", () -> transfer.progress().files() > 0);
    transfer.pause();
    transfer.resume();
    transfer.cancel(true);
    Aftermath.nothingHidden(way.to(lab));
    List<String> there = FileLab.names(way.to(lab).resolve("copy"));
    assertThat(there).isNotEmpty().hasSizeLessThan(8);
    for (String name : there) {
      assertThat(way.to(lab).resolve("copy").resolve(name))
          .hasSameBinaryContentAs(tree.resolve(name));
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a malformed pattern is refused at once, and nothing is made")
  void malformed(Way way) throws IOException {
    FileLab.tree(way.from(lab).resolve("tree"));
    assertThatThrownBy(() -> way.folder(lab, "tree", "copy", DEFAULTS.exclude("[a-")).join())
        .hasStackTraceContaining("[a-");
    assertThat(FileLab.names(way.to(lab))).isEmpty();
  }
}
