package dev.hawser.internal.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {
  @ParameterizedTest(name = "{0} fits {1}")
  @DisplayName("A pattern fits the paths it is meant for")
  @CsvSource(
      delimiter = ' ',
      value = {
        "a a",
        "a x/y/a",
        "* a",
        "* a/b",
        "*.log x/y.log",
        "*.log .log",
        "a* a",
        "*a* bab",
        "*a*b*c xaxbxc",
        "? x",
        "? \uD83D\uDE00",
        "[a-c]x bx",
        "[!a-c]x dx",
        "[^a-c]x dx",
        "[]]x ]x",
        "[a-]x -x",
        "[!]]x ax",
        "[*]x *x",
        "{a,b} b",
        "{a,b}.{c,d} b.c",
        "{a,}b b",
        "{a,{b,c}d}e cde",
        "x{1,2,3}y x3y",
        "{a} a",
        "a,b a,b",
        "a} a}",
        "\\* *",
        "\\{a,b\\} {a,b}",
        "{a\\,b,c} a,b",
        "a/b a/b",
        "/a a",
        "src/*.java src/A.java",
        "src/**/*.java src/A.java",
        "src/**/*.java src/x/y/A.java",
        "**/a a",
        "**/a x/a",
        "**/a x/y/a",
        "a/** a",
        "a/** a/b",
        "a/** a/b/c",
        "{a/**,b} a/x",
        "{a/**,b} a",
        "{a,b}/** b/x",
        "{**/a,c/d} x/y/a",
        "** a/b/c",
        "a/**/b a/b",
        "a/**/**/b a/x/b",
        "a/x**y/b a/x1/2y/b",
        "build/**/[a-z]?/{x,y*}.* build/1/2/b2/yes.txt",
      })
  void fits(String pattern, String path) {
    assertThat(Glob.of(pattern).fits(path)).isTrue();
  }

  @ParameterizedTest(name = "{0} does not fit {1}")
  @DisplayName("A pattern does not fit any others")
  @CsvSource(
      delimiter = ' ',
      value = {
        "a b",
        "a aa",
        "a A",
        "a a/b",
        "/a x/a",
        "? xy",
        "*.log y.logs",
        "*.log x.log/y",
        "[a-c]x dx",
        "[!a-c]x ax",
        "[ab] ab",
        "{a,b} c",
        "{a,b} ab",
        "{a,b} {a,b}",
        "x{1,2,3}y xy",
        "\\* a",
        "src/*.java src/x/A.java",
        "src/?.java src//.java",
        "src/[!a].java src//.java",
        "src/**/*.java other/A.java",
        "**/a ba",
        "**/a x/ba",
        "a/** b",
        "a/** ab",
        "a/** b/a",
        "{a/**,b} c",
        "a/**/b ab",
        "a/**/b a/xb",
        "a/*/b a/b",
        "a/*/b a/x/y/b",
      })
  void others(String pattern, String path) {
    assertThat(Glob.of(pattern).fits(path)).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("A malformed pattern is refused, and the message says what is wrong")
  @CsvSource(
      delimiter = '|',
      value = {
        "[a|has a [ without ]: write \\[",
        "[]|has a [ without ]",
        "[!]|has a [ without ]",
        "a{b|has a { without }: write \\{",
        "a{b,|has a { without }",
        "{{a,b}|has a { without }",
        "a\\|ends with \\: write \\\\",
        "{a\\|ends with \\",
        "[z-a]|range z-a",
        "[a/b]|has a / in [ ]",
        "''|is empty",
        "/|is empty",
      })
  void malformed(String pattern, String message) {
    assertThatThrownBy(() -> Glob.of(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  @DisplayName("A pattern is bounded in length and depth")
  void bounded() {
    assertThatThrownBy(() -> Glob.of("a".repeat(513))).hasMessageContaining("512 characters");
    assertThat(Glob.of("a".repeat(512)).fits("a".repeat(512))).isTrue();
    assertThatThrownBy(() -> Glob.of("{".repeat(17) + "}".repeat(17)))
        .hasMessageContaining("more than 16 {");
    assertThat(Glob.of("{".repeat(16) + "a" + "}".repeat(16)).fits("a")).isTrue();
  }

  @ParameterizedTest
  @DisplayName("No pattern takes long, whatever the path")
  @ValueSource(
      strings = {
        "*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b",
        "/**a**a**a**a**a**a**a**a**a**a**a**b",
        "/**/a/**/a/**/a/**/a/**/a/**/a/**/a/**/b",
        "/{a,aa}{a,aa}{a,aa}{a,aa}{a,aa}{a,aa}{a,aa}{a,aa}{a,aa}{*,**}{*,**}{*,**}b",
        "/{{{*,*},{*,*}},{{*,*},{*,*}}}{{{*,*},{*,*}},{{*,*},{*,*}}}b",
      })
  @Timeout(20)
  void linear(String pattern) {
    Glob glob = Glob.of(pattern);
    for (String path : List.of("a".repeat(4000), "a/".repeat(2000) + "a")) {
      assertThat(glob.fits(path)).isFalse();
    }
  }

  @Test
  @DisplayName("Where the JDK has the same patterns, they fit the same paths")
  void asTheJdk() {
    Random random = new Random(7);
    List<String> pieces = List.of("a", "b", "/", "*", "?", "[ab]", "[!a]", "{a,b*}", "{?,a/b}");
    for (int i = 0; i < 20_000; i++) {
      String pattern = "a/" + draw(random, pieces, 6).replaceAll("\\*+", "*");
      String path = "a/" + draw(random, List.of("a", "b", "c", "a/", "b/"), 5) + "c";
      boolean expected = matcher(pattern).matches(Path.of(path));

      assertThat(Glob.of(pattern).fits(path)).as("%s and %s", pattern, path).isEqualTo(expected);
    }
  }

  private static String draw(Random random, List<String> pieces, int most) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      text.append(pieces.get(random.nextInt(pieces.size())));
    }
    return text.toString();
  }

  private static PathMatcher matcher(String pattern) {
    return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
  }
}
