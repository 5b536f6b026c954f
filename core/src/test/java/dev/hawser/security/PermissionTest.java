package dev.hawser.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.security.Permission.Access;
import dev.hawser.security.Permission.Kind;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionTest {
  @ParameterizedTest
  @DisplayName("the text form is short, and reads back")
  @ValueSource(
      strings = {
        "share",
        "share.read=prices*",
        "maps",
        "maps=prices",
        "maps.read=prices*",
        "maps=",
        "queues.write=my%20orders",
        "pipes=a%2Cb",
        "exports",
        "exports=Calc*",
        "shipped-code",
        "eval",
        "system",
        "files=/srv/in",
        "files.read=/srv/with%20blank"
      })
  void textReadsBack(String text) {
    assertThat(Permission.parse(text)).hasToString(text);
  }

  @Test
  @DisplayName("any pattern survives the text form")
  void anyPatternSurvives() {
    Random random = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      Permission permission = Patterns.permission(random);
      assertThat(Permission.parse(permission.toString())).isEqualTo(permission);
      assertThat(permission.toString().chars())
          .noneMatch(c -> c == ',' || Character.isWhitespace(c) || Character.isISOControl(c));
    }
  }

  @Test
  @DisplayName("people may write blanks and capitals")
  void peopleWriteFreely() {
    assertThat(Permission.parse(" Maps.Read = my orders "))
        .isEqualTo(Permission.maps("my orders").readOnly());
    assertThat(Permission.parse("SHIPPED_CODE")).isEqualTo(Permission.CALL_SHIPPED);
  }

  @ParameterizedTest
  @DisplayName("what is no permission is refused with the forms there are")
  @ValueSource(
      strings = {
        "",
        "map",
        "maps.look",
        "eval=x",
        "eval.read",
        "exports.read=x",
        "files",
        "maps=100%",
        "maps=%2",
        "maps=%+1",
        "maps=%u20"
      })
  void refusesOthers(String text) {
    assertThatThrownBy(() -> Permission.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "' is no permission")
        .hasMessageContaining("maps=PATTERN");
  }

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @DisplayName("a star stands for any characters, also for none")
  @CsvSource({
    "prices, prices, true",
    "prices, price, false",
    "prices, pricesX, false",
    "'', '', true",
    "'', x, false",
    "*, '', true",
    "*, anything, true",
    "a*, a, true",
    "a*, ab, true",
    "a*, ba, false",
    "*a, ba, true",
    "*a, ab, false",
    "a*a, a, false",
    "a*a, aa, true",
    "a*b*c, axbxc, true",
    "a*b*c, axcxb, false",
    "*ab*ab*, xabyabz, true",
    "*ab*ab*, xabyaxbz, false",
    "*aab*, aaab, true",
    "**, '', true",
    "a**b, ab, true"
  })
  void starsMatch(String pattern, String name, boolean matches) {
    assertThat(Permission.maps(pattern).permits(Kind.MAPS, Access.READ, name)).isEqualTo(matches);
    assertThat(Trust.of(Permission.maps(pattern)).permits(Kind.MAPS, Access.READ, name))
        .isEqualTo(matches);
  }

  @Test
  @DisplayName("matching agrees with a plain definition on random patterns")
  void matchingAgrees() {
    Random random = new Random(11);
    for (int i = 0; i < 50_000; i++) {
      String pattern = Patterns.text(random, "ab*", 8);
      String name = Patterns.text(random, "ab", 10);
      assertThat(Permission.maps(pattern).permits(Kind.MAPS, Access.READ, name))
          .as("%s %s", pattern, name)
          .isEqualTo(name.matches(pattern.replace("*", ".*")));
    }
  }

  @Test
  @DisplayName("a long name costs no more than its length, whatever the pattern")
  void longNamesAreCheap() {
    String half = "a".repeat(1 << 19);
    Permission greedy = Permission.maps("*" + half + "b*" + half + "b");
    long start = System.nanoTime();
    assertThat(greedy.permits(Kind.MAPS, Access.READ, half + half)).isFalse();
    assertThat(greedy.permits(Kind.MAPS, Access.READ, half + "a" + half + "b")).isFalse();
    assertThat(greedy.permits(Kind.MAPS, Access.READ, half + "ab" + half + "b")).isTrue();
    assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
  }

  @Test
  @DisplayName("sharing is maps, queues and pipes, and nothing else")
  void sharingIsThree() {
    for (Kind kind : Kind.values()) {
      boolean shared =
          kind == Kind.SHARE || kind == Kind.MAPS || kind == Kind.QUEUES || kind == Kind.PIPES;
      assertThat(Permission.SHARE.permits(kind, Access.BOTH, "/x"))
          .as("%s", kind)
          .isEqualTo(shared);
    }
  }

  @Test
  @DisplayName("reading is not writing")
  void readingIsNotWriting() {
    Permission reading = Permission.queues("q").readOnly();
    assertThat(reading.permits(Kind.QUEUES, Access.READ, "q")).isTrue();
    assertThat(reading.permits(Kind.QUEUES, Access.WRITE, "q")).isFalse();
    assertThat(reading.permits(Kind.QUEUES, Access.BOTH, "q")).isFalse();
    assertThat(reading.permits(Kind.MAPS, Access.READ, "q")).isFalse();
    assertThat(reading.writeOnly().permits(Kind.QUEUES, Access.WRITE, "q")).isTrue();
  }

  @Test
  @DisplayName("files are permitted below a root and nowhere else")
  void filesBelowRoot() {
    Permission files = Permission.files(Path.of("/srv/in"));
    assertThat(files.permits(Kind.FILES, Access.READ, "/srv/in")).isTrue();
    assertThat(files.permits(Kind.FILES, Access.READ, "/srv/in/a/b")).isTrue();
    assertThat(files.permits(Kind.FILES, Access.READ, "/srv/in/../secret")).isFalse();
    assertThat(files.permits(Kind.FILES, Access.READ, "/srv/inside")).isFalse();
    assertThat(files.permits(Kind.FILES, Access.READ, "/srv/in/\0")).isFalse();
    assertThat(files).isEqualTo(Permission.files(Path.of("/srv/./in/x/..")));
  }

  @Test
  @DisplayName("there is nothing to name, and no reading without writing, where code runs")
  void codeHasNoWays() {
    assertThatThrownBy(Permission.EVAL::readOnly)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("eval");
    assertThatThrownBy(() -> new Permission(Kind.SYSTEM, Access.BOTH, "ls"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("system");
  }
}
