package dev.hawser.examples.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.examples.ExamplesCommand;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The index page of the examples says what is so.
class PageTest {
  @Test
  @DisplayName("the page lists all examples as the catalogue does")
  void index() throws IOException {
    assertThat(Files.readString(Clone.ROOT.resolve("examples/README.md")))
        .as("\"./hawser examples --markdown\" prints what belongs there")
        .contains(ExamplesCommand.markdown());
  }

  @Test
  @DisplayName("the page's table of lines is not older than the examples")
  void lines() throws IOException {
    assertThat(LinesOfCode.isFresh()).as(LinesOfCode.REMEDY).isTrue();
  }
}
