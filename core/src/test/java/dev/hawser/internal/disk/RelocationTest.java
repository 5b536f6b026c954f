package dev.hawser.internal.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.FileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelocationTest {
  @TempDir private Path folder;

  @Test
  @DisplayName("of two files that are moved to one name at once, one gets it and the other stays")
  void filesAtOnce() throws Exception {
    for (int i = 0; i < 100; i++) {
      Files.writeString(folder.resolve("a"), "a");
      Files.writeString(folder.resolve("b"), "b");
      assertOneMoves();
    }
  }

  @Test
  @DisplayName("of two folders that are moved to one name at once, one gets it and the other stays")
  void foldersAtOnce() throws Exception {
    for (int i = 0; i < 100; i++) {
      Files.createDirectory(folder.resolve("a"));
      Files.createDirectory(folder.resolve("b"));
      assertOneMoves();
    }
  }

  private void assertOneMoves() throws Exception {
    Confined root = Confined.folder(folder);
    CyclicBarrier together = new CyclicBarrier(2);
    FutureTask<Boolean> a = start(root, "a", together);
    FutureTask<Boolean> b = start(root, "b", together);
    assertThat(a.get()).isNotEqualTo(b.get());
    assertThat(folder.resolve("target")).exists();
    assertThat(Files.exists(folder.resolve("a"))).isEqualTo(b.get());
    assertThat(Files.exists(folder.resolve("b"))).isEqualTo(a.get());
    Files.delete(folder.resolve("target"));
    Files.delete(folder.resolve(a.get() ? "b" : "a"));
  }

  /// Whether it was moved.
  private static FutureTask<Boolean> start(Confined root, String name, CyclicBarrier together) {
    FutureTask<Boolean> moving =
        new FutureTask<>(() -> {
          together.await();
          try {
            Relocation.move(root, name, root, "target");
            return true;
          } catch (FileException e) {
            return false;
          }
        });
    Thread.ofPlatform().daemon().start(moving);
    return moving;
  }
}
