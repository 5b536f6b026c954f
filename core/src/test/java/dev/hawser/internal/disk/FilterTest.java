package dev.hawser.internal.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FilterTest {
  @Test
  @DisplayName("Without patterns everything is meant")
  void all() {
    assertThat(Filter.ALL.takesFile("a/b")).isTrue();
    assertThat(Filter.ALL.entersFolder("a")).isTrue();
    assertThat(Filter.ALL.takesEmptyFolders()).isTrue();
  }

  @Test
  @DisplayName("Includes are about files; folders are entered whatever they are called")
  void includes() {
    Filter filter = new Filter(List.of("*.java", "docs/**"), List.of());

    assertThat(filter.takesFile("a/B.java")).isTrue();
    assertThat(filter.takesFile("docs/x/y.txt")).isTrue();
    assertThat(filter.takesFile("a/b.txt")).isFalse();
    assertThat(filter.entersFolder("a")).isTrue();
    assertThat(filter.takesEmptyFolders()).isFalse();
  }

  @Test
  @DisplayName("Excludes are about files and folders, and stronger than includes")
  void excludes() {
    Filter filter = new Filter(List.of("*.java"), List.of("Test*", "build/", "out/**"));

    assertThat(filter.takesFile("a/B.java")).isTrue();
    assertThat(filter.takesFile("a/TestB.java")).isFalse();
    assertThat(filter.entersFolder("Tests")).isFalse();
    assertThat(filter.entersFolder("x/build")).isFalse();
    assertThat(filter.entersFolder("out")).isFalse();
    assertThat(filter.entersFolder("x/out")).isTrue();
  }

  @Test
  @DisplayName("An include that names a folder is refused with what to write instead")
  void includedFolder() {
    assertThatThrownBy(() -> new Filter(List.of("src/"), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("write 'src/**'");
  }

  @Test
  @DisplayName("There are bounds to the number and the length of patterns")
  void bounded() {
    List<String> many = Collections.nCopies(Filter.MOST, "a");
    assertThat(new Filter(many, List.of()).takesFile("a")).isTrue();
    assertThatThrownBy(() -> new Filter(many, List.of("b")))
        .hasMessageContaining("at most 256 patterns, not 257");
    List<String> wordy = Collections.nCopies(20, "a".repeat(500));
    assertThatThrownBy(() -> new Filter(List.of(), wordy)).hasMessageContaining("8,192 characters");
  }

  @Test
  @DisplayName("A malformed pattern is named")
  void malformed() {
    assertThatThrownBy(() -> new Filter(List.of(), List.of("ok", "[x")))
        .hasMessageContaining("'[x'");
  }
}
