package dev.hawser.internal.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameRulesTest {
  private static final NameRules LINUX = new NameRules(true, false, false);
  private static final NameRules MAC = new NameRules(false, true, false);
  private static final NameRules WINDOWS = new NameRules(false, false, true);

  @TempDir Path temp;

  @Test
  @DisplayName("a folder is probed without a trace, also if it does not exist yet")
  void probed() throws IOException {
    NameRules rules = NameRules.of(temp);
    Files.createFile(temp.resolve("lower"));
    assertThat(rules.caseSensitive()).isEqualTo(Files.notExists(temp.resolve("LOWER")));
    assertThat(NameRules.of(temp.resolve("not").resolve("there"))).isEqualTo(rules);
    assertThat(NameRules.of(temp.resolve("lower"))).isEqualTo(rules);
    try (Stream<Path> files = Files.list(temp)) {
      assertThat(files).containsExactly(temp.resolve("lower"));
    }
  }

  @Test
  @DisplayName("if it is killed while it probes, the next transfer removes what it left")
  void leftOver() {
    for (String letter : new String[] {"e", "\u00e9"}) {
      String probe = NameRules.probe(letter);
      assertThat(HiddenNames.isOurs(probe)).isTrue();
      assertThat(HiddenNames.millisOfFresh(probe)).isZero();
      assertThat(NameRules.probe(letter)).isNotEqualTo(probe);
    }
  }

  @Test
  @DisplayName("where nothing can be written, it is as usual on this system")
  void assumed() {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")));
    assertThat(NameRules.of(Path.of("/proc/self"))).isEqualTo(NameRules.assumed());
    assertThat(NameRules.assumed()).isEqualTo(LINUX);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", ".a", "...a", "a b", "CONSOLE", "com", "com10", "lpt.txt", "nulls", "a..b"})
  @DisplayName("ordinary names are held everywhere")
  void ordinary(String name) {
    for (NameRules rules : new NameRules[] {LINUX, MAC, WINDOWS}) {
      assertThat(rules.complaint(name)).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CON",
        "nul.tar.gz",
        "com1",
        "a:b",
        "a\\b",
        "a?",
        "x.",
        "x ",
        "a\tb",
        "<x>",
        "..."
      })
  @DisplayName("what only Windows cannot hold is held elsewhere")
  void windowsOnly(String name) {
    assertThat(LINUX.complaint(name)).isNull();
    assertThat(WINDOWS.complaint(name)).contains("Windows").contains("rename");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "a\0", "\ud83d", "x\ude00", "\ude00\ud83d"})
  @DisplayName("some names are none anywhere")
  void never(String name) {
    for (NameRules rules : new NameRules[] {LINUX, MAC, WINDOWS}) {
      assertThat(rules.complaint(name)).isNotNull();
    }
  }

  @Test
  @DisplayName("Linux counts bytes, the others characters")
  void length() {
    assertThat(LINUX.complaint("n".repeat(255))).isNull();
    assertThat(LINUX.complaint("n".repeat(256))).contains("too long");
    assertThat(LINUX.complaint("\u00e9".repeat(128))).contains("too long");
    assumeTrue(NameRules.isWritable("\u00e9"));
    assertThat(LINUX.complaint("\u00e9".repeat(127))).isNull();
    assertThat(MAC.complaint("\u00e9".repeat(255))).isNull();
    assertThat(WINDOWS.complaint("\u00e9".repeat(256))).contains("too long");
  }

  @Test
  @DisplayName("if this JVM cannot write a name, the message says how to start it")
  void encoding() {
    assumeFalse(NameRules.isWritable("\u00e9"));
    assertThat(LINUX.complaint("\u00e9")).contains("LANG=C.UTF-8");
  }

  @Test
  @DisplayName("folding makes those alike that a file system takes for one, and no others")
  void fold() {
    assertThat(LINUX.fold("a/B\u00e9")).isEqualTo("a/B\u00e9");
    assertThat(WINDOWS.fold("A/\u00c9X")).isEqualTo(WINDOWS.fold("a/\u00e9x"));
    assertThat(WINDOWS.fold("Ma\u00dfe")).isNotEqualTo(WINDOWS.fold("Masse"));
    assertThat(WINDOWS.fold("\u00e9")).isNotEqualTo(WINDOWS.fold("e\u0301"));
    assertThat(MAC.fold("\u00c9")).isEqualTo(MAC.fold("e\u0301"));
    assertThat(MAC.fold("Ma\u00dfe")).isEqualTo(MAC.fold("MASSE"));
    NameRules normalizing = new NameRules(true, true, false);
    assertThat(normalizing.fold("\u00e9")).isEqualTo(normalizing.fold("e\u0301"));
    assertThat(normalizing.fold("\u00e9")).isNotEqualTo(normalizing.fold("\u00c9"));
  }

  @Test
  @DisplayName("paths that are taken for one clash with the first, and so does what is below them")
  void clashes() {
    Clashes clashes = new Clashes(WINDOWS);
    assertThat(clashes.clashWith("Src")).isNull();
    assertThat(clashes.clashWith("Src/Main")).isNull();
    assertThat(clashes.clashWith("Src/Main")).isNull();
    assertThat(clashes.clashWith("Src/main")).isEqualTo("Src/Main");
    assertThat(clashes.clashWith("src")).isEqualTo("Src");
    assertThat(clashes.clashWith("src/other")).isEqualTo("Src");
    assertThat(clashes.clashWith("other/src")).isNull();
    assertThat(clashes.clashWith("OTHER/x")).isEqualTo("other");
  }

  @Test
  @DisplayName("nothing clashes where all names are told apart")
  void noClashes() {
    Clashes clashes = new Clashes(LINUX);
    assertThat(clashes.clashWith("a")).isNull();
    assertThat(clashes.clashWith("A")).isNull();
    assertThat(clashes.clashWith("\u00e9")).isNull();
    assertThat(clashes.clashWith("e\u0301")).isNull();
  }
}
