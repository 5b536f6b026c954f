package dev.hawser.examples.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the pages link to is there.
class LinksTest {
  @ParameterizedTest
  @ValueSource(strings = {"README.md", "examples/README.md"})
  @DisplayName("no link of a page leads nowhere")
  void exist(String page) throws IOException {
    Path file = Clone.ROOT.resolve(page);
    List<String> broken =
        Clone.links(Files.readString(file)).stream()
            .filter(link -> !link.contains("://") && !link.startsWith("#"))
            .filter(link -> !Files.exists(file.resolveSibling(link.replaceFirst("#.*", ""))))
            .toList();
    assertThat(broken).isEmpty();
  }
}
