package dev.hawser.internal.names;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.hawser.RefusedException;
import dev.hawser.internal.names.NameRegex.Work;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A pattern for names")
class NameRegexTest {
  private static final long PLENTY = 50_000_000;

  private static boolean matches(String pattern, String name) {
    return NameRegex.compile(pattern).matches(name, new Work(PLENTY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "a|b",
        "a|",
        "(a|b)*c",
        "(?:ab)+",
        "a?b?c?",
        "a{2}",
        "a{2,}",
        "a{1,3}b",
        "(a{0,2}b){2}",
        ".*b",
        "a.*b.*",
        "[ab]+c",
        "[^ab]+",
        "[a-c]*",
        "[]a]+",
        "[a\\-c]+",
        "[\\d_]+a",
        "\\w+",
        "\\W*a",
        "\\S+ \\S+",
        "a\\.b",
        "\\Qa.b\\E.*",
        "^a.*b$",
        "(a*)*b",
        "(a|a?)+b",
        "a*?b",
        "(?i)aB[c-D]"
      })
  @DisplayName("matches what java.util.regex matches")
  void matchesTheSame(String pattern) {
    if (pattern.startsWith("(?i)")) {
      assertThat(matches("(?i)aB[c-z]", "AbC")).isTrue();
      assertThat(matches("(?i)aB", "ABC")).isFalse();
      return;
    }
    Pattern other = Pattern.compile(pattern);
    Random random = new Random(pattern.hashCode());
    String alphabet = "aabbcd._ -1";
    for (int i = 0; i < 2000; i++) {
      StringBuilder name = new StringBuilder();
      for (int length = random.nextInt(7); length > 0; length--) {
        name.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertThat(matches(pattern, name.toString()))
          .as("'%s' and '%s'", pattern, name)
          .isEqualTo(other.matcher(name).matches());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a it ends too soon|a ( without a )",
        "a) a ) without a (",
        "[a it ends too soon",
        "*a nothing to repeat",
        "a** repeats a repetition",
        "a*+ repeats a repetition",
        "(?=a) not understood",
        "(?<n>a) not understood",
        "(a)\\1 \\1 is not understood",
        "\\p{L} \\p is not understood",
        "\\bx \\b is not understood",
        "a{ repetition such as",
        "a{3,2} repetition such as",
        "a{1001} more than 1000 times",
        "[z-a] upside down",
        "[a&&b] set inside a set",
        "a^b write \\^",
        "((a{100}){100}){100} too large",
        "\\ ends too soon"
      })
  @DisplayName("is refused with the reason if it is not understood")
  void isRefused(String given) {
    String[] parts = given.split(" ", 2);
    String[] reasons = parts.length == 2 ? parts[1].split("\\|") : new String[] {""};
    assertThatThrownBy(() -> NameRegex.compile(parts[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the pattern '" + parts[0] + "'")
        .satisfies(
            e -> assertThat(reasons).anySatisfy(each -> assertThat(e).hasMessageContaining(each)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a+)+b",
        "(a|aa)+b",
        "(a|a?)+b",
        "(.*a){20}b",
        "((){1000}){1000}a*b",
        "((((((((){1000}){1000}){1000}){1000}){1000}){1000}){1000}){1000}a*b",
        "(a*)*(a*)*(a*)*b"
      })
  @DisplayName("that makes other engines hang takes no time")
  void catastrophicPatternsTakeNoTime(String pattern) {
    String name = "a".repeat(1000);
    boolean matched = assertTimeoutPreemptively(ofSeconds(10), () -> matches(pattern, name));
    assertThat(matched).isFalse();
  }

  @Test
  @DisplayName("that is too much work for all names is refused")
  void tooMuchWorkIsRefused() {
    NameRegex regex = NameRegex.compile("(.*a){20}b");
    Work work = new Work(10_000);
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 1000; i++) {
                boolean _ = regex.matches("a".repeat(1000), work);
              }
            })
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("add a prefix");
  }

  @Test
  @DisplayName("of any characters at all is read or refused, and never anything else")
  void anyTextIsReadOrRefused() {
    Random random = new Random(7);
    String alphabet = "ab()[]{}|*+?\\^$.,-1&QEdw:";
    for (int i = 0; i < 100_000; i++) {
      StringBuilder pattern = new StringBuilder();
      for (int length = random.nextInt(16); length > 0; length--) {
        pattern.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      NameRegex regex;
      try {
        regex = NameRegex.compile(pattern.toString());
      } catch (IllegalArgumentException e) {
        continue;
      }
      boolean _ = regex.matches("ab1,-", new Work(PLENTY));
    }
  }
}
