package dev.hawser.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What no source may contain.
class ForbiddenWordsTest {
  @Test
  @DisplayName("nothing sleeps: waiting is for a condition, with a deadline")
  void nothingSleeps() throws IOException {
    assertNowhere(Pattern.compile("\\bThread\\.sleep\\b|\\bTimeUnit\\.\\w+\\.sleep\\b"));
  }

  @Test
  @DisplayName("nothing is left for later")
  void nothingIsLeftForLater() throws IOException {
    assertNowhere(Pattern.compile("\\bTO" + "DO\\b|\\bFIX" + "ME\\b|\\bXX" + "X\\b"));
  }

  private static void assertNowhere(Pattern forbidden) throws IOException {
    List<String> found = new ArrayList<>();
    List<Path> sources =
        Stream.concat(Tree.mainSources().stream(), Tree.testSources().stream()).toList();
    for (Path file : sources) {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (forbidden.matcher(lines.get(i)).find()) {
          found.add(Tree.name(file) + ":" + (i + 1) + ": " + lines.get(i).strip());
        }
      }
    }
    assertThat(found).isEmpty();
  }
}
