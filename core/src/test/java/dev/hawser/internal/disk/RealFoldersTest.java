package dev.hawser.internal.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Whether a link leads to a folder")
class RealFoldersTest {
  @TempDir Path temp;
  private final RealFolders folders = new RealFolders();
  private Path base;

  @BeforeEach
  void makes() throws IOException {
    base = temp.toRealPath();
    Trees.folder(base, "a/b/c");
    Trees.folder(base, "a/d");
    Trees.file(base, "a/file", "");
  }

  private boolean isReal(String relative) throws IOException {
    return folders.isReal(base.resolve(relative));
  }

  @Test
  @DisplayName("is known of each folder of a tree, in any order and again")
  void tree() throws Exception {
    for (String path : new String[] {"a/b/c", "a/b", "a/d", "a", "a/b/c", "a/b/c", "a/d"}) {
      assertThat(isReal(path)).as(path).isTrue();
    }
    assertThat(folders.isReal(base.getRoot())).isTrue();
  }

  @Test
  @DisplayName("is no for what is a file or is called otherwise, and an error where nothing is")
  void others() throws Exception {
    assertThat(isReal("a/file")).isFalse();
    assertThat(isReal("a/b/../d")).isFalse();
    assertThatThrownBy(() -> isReal("a/x/y")).isInstanceOf(NoSuchFileException.class);
    assertThat(isReal("a/b")).isTrue();
  }

  @Test
  @DisplayName("is no for a link, and for what is behind one")
  void links() throws Exception {
    Trees.link(base, "link", "a");
    assertThat(isReal("a/b")).isTrue();
    assertThat(isReal("link")).isFalse();
    assertThat(isReal("link/b")).isFalse();
    assertThat(isReal("link/b/c")).isFalse();
  }

  @Test
  @DisplayName("is noticed of a folder that was exchanged for a link after it was looked at")
  void exchanged() throws Exception {
    assertThat(isReal("a/b")).isTrue();
    exchange("a/b");
    assertThat(isReal("a/b")).isFalse();
    assertThat(isReal("a/b/c")).isFalse();
    assertThat(isReal("a/d")).isTrue();
  }

  @Test
  @DisplayName("is noticed of a folder above the last one")
  void exchangedBehind() throws Exception {
    assertThat(isReal("a/b/c")).isTrue();
    exchange("a/b");
    assertThat(isReal("a/b")).isFalse();
    assertThat(isReal("a")).isTrue();
  }

  @Test
  @DisplayName("is noticed of what is entered below a folder that was exchanged for a link")
  void exchangedAbove() throws Exception {
    assertThat(isReal("a/b")).isTrue();
    Trees.folder(temp, "elsewhere/b/c/e");
    Files.move(base.resolve("a"), base.resolve("aside"));
    Trees.link(base, "a", "elsewhere");
    assertThat(isReal("a/b/c")).isFalse();
    assertThat(isReal("a/b")).isFalse();
    assertThat(isReal("aside/b/c")).isTrue();
  }

  @Test
  @DisplayName("is found out anew if another folder has taken the place of one")
  void replaced() throws Exception {
    assertThat(isReal("a/b")).isTrue();
    Files.move(base.resolve("a/b"), base.resolve("a/aside"));
    Trees.folder(base, "a/b/c");
    boolean _ = isReal("a/b");
    assertThat(isReal("a/b")).isTrue();
    assertThat(isReal("a/b/c")).isTrue();
  }

  private void exchange(String relative) throws IOException {
    Files.move(base.resolve(relative), base.resolve("aside"));
    Trees.link(base, relative, base.resolve("aside").toString());
  }
}
